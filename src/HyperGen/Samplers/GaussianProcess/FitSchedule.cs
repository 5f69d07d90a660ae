namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// The counts of finished trials at which the model is fitted anew. A function of the count alone, never of what happened.
/// </summary>
internal static class FitSchedule
{
    /// <summary>Up to this many trials the model is exact; beyond, it sees a subset.</summary>
    public const int MostExact = 500;

    private const int EveryTrialUntil = 60;
    private const int ThoroughUntil = 30;
    private const int ThoroughEvery = 5;
    private const int SubsetEvery = 50;

    private static readonly bool[] Exact = Build();

    /// <summary>Whether hyperparameters are fitted when the count is reached.</summary>
    public static bool IsFit(int count) => count <= MostExact ? Exact[count] : StartsSubset(count);

    /// <summary>
    /// Whether the fit at a count looks for other explanations of the outcomes; the others only keep up with the trials since the last one.
    /// </summary>
    public static bool IsThorough(int count) => count is <= ThoroughUntil or > EveryTrialUntil || count % ThoroughEvery == 0;

    /// <summary>Whether the subset of trials that the model sees is chosen anew.</summary>
    public static bool StartsSubset(int count) => count == MostExact + 1 || (count > MostExact && count % SubsetEvery == 0);

    // Every trial at first, then at each tenth more.
    private static bool[] Build()
    {
        bool[] fits = new bool[MostExact + 1];
        for (int count = 2; count <= MostExact; count = count < EveryTrialUntil ? count + 1 : ((count * 11) + 9) / 10) fits[count] = true;
        return fits;
    }
}
