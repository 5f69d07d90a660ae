using HyperGen.Numerics;

namespace HyperGen.Sampling.Tpe;

/// <summary>How many trials count as good (Bergstra 2013; Optuna's constants), and how much each trial counts by its rank.</summary>
internal static class TrialWeights
{
    /// <summary>The largest number of good trials.</summary>
    public const int MostGood = 25;

    /// <summary>Weight of a trial that is not good for certain or for the time being: a failed or a running one.</summary>
    public const double OfWorst = 1.5;

    /// <summary>Number of good ones among <paramref name="count"/> trials: a tenth, rounded up, at most <see cref="MostGood"/>.</summary>
    public static int Good(int count) => Math.Min((count + 9) / 10, MostGood);

    /// <summary>
    /// Weights of the good trials, best first: proportional to ln(n + 1) - ln(rank), as the recombination of CMA-ES has them, with mean 1.
    /// </summary>
    public static void FillGood(Span<double> weights)
    {
        double sum = 0, logCount = Elementary.Log(weights.Length + 1);
        for (int i = 0; i < weights.Length; i++) sum += weights[i] = logCount - Elementary.Log(i + 1);
        for (int i = 0; i < weights.Length; i++) weights[i] *= weights.Length / sum;
    }

    /// <summary>
    /// Weight of one of the other trials: the worse, the heavier, about 1 on average. One just short of good says little.
    /// </summary>
    /// <param name="rank">0 for the best of them.</param>
    /// <param name="count">Number of the other trials.</param>
    public static double OfOther(int rank, int count) => OfWorst * Math.Sqrt((rank + 1.0) / count);
}
