using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.Generated;

/// <summary>Other families under noise of 3, 10 or 20 % of what the median random point misses.</summary>
internal static class NoisyFamilies
{
    private static readonly double[] Shares = [0.03, 0.1, 0.2];

    /// <summary>A bent valley.</summary>
    public static FormulaProblem Valley(int number) => Noisy(SmoothFamilies.Valley(number, family: 11, stem: "noisy_valley"), number);

    /// <summary>Choices that displace.</summary>
    public static FormulaProblem Latent(int number) => Noisy(LatentFamily.Build(number, family: 12, stem: "noisy_latent"), number);

    /// <summary>Algorithms with parameters of their own.</summary>
    public static FormulaProblem Branches(int number) => Noisy(BranchFamily.Build(number, family: 13, stem: "noisy_branches"), number);

    private static FormulaProblem Noisy(FormulaProblem exact, int number) =>
        exact.Under(Shares[number % Shares.Length] * Draws.Spread(exact));
}
