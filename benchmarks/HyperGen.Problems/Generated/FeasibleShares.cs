namespace HyperGen.Problems.Generated;

/// <summary>How much of a space fulfils a constraint: half, a tenth, a hundredth by turns.</summary>
internal static class FeasibleShares
{
    private static readonly double[] Shares = [0.5, 0.1, 0.01];

    public static double Of(int number) => Shares[number % Shares.Length];
}
