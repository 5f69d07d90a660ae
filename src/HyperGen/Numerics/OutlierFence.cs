namespace HyperGen.Numerics;

/// <summary>
/// Brings outcomes that lie far below the middle of the first ones up to the worst of the others: of a loss that diverged its being bad is
/// worth knowing, its size would leave all others equal.
/// </summary>
/// <remarks>
/// Outliers lie below m − r (b − m), with b the best outcome of all and m the median of the first twenty. The first trials are spread over
/// the space; the median of all comes near the best as a search converges, and would make outliers of ordinary outcomes.
/// </remarks>
internal static class OutlierFence
{
    private const int Spread = 20;

    /// <summary>Changes the outliers in place.</summary>
    /// <param name="target">Finite values in the order in which they came, larger being better.</param>
    /// <param name="reach">r, how far below the median the fence stands, in distances from there to the best.</param>
    public static void Apply(Span<double> target, double reach)
    {
        int n = Math.Min(target.Length, Spread);
        if (n == 0) return;
        Span<double> first = stackalloc double[Spread];
        target[..n].CopyTo(first);
        first[..n].Sort();
        double median = first[n / 2], best = median;
        foreach (double value in target) best = Math.Max(best, value);
        double fence = median - (reach * (best - median));
        if (!(fence < median)) return; // at least half alike: no scale to measure by
        double worst = median;
        foreach (double value in target) worst = value >= fence ? Math.Min(worst, value) : worst;
        for (int i = 0; i < target.Length; i++) target[i] = Math.Max(target[i], worst);
    }
}
