namespace HyperGen.Sampling.GaussianProcess;

/// <summary>What a proposal is after, besides the best of the model: each kind fails where another does not.</summary>
/// <param name="IsInsured">For choices that were hardly tried and, when nothing gets better, for gaps.</param>
/// <param name="IsWide">
/// For an improvement worth speaking of, wherever in the space. Near the incumbent there is always a little to gain, and a warp that
/// resolves it puts everything else out of reach: a search among choices would polish the second best of them.
/// </param>
/// <param name="IsBound">For a high confidence bound instead of a high expected improvement.</param>
/// <param name="IsLocal">For the neighbourhood of the incumbent, where the size of the local region says so.</param>
internal readonly record struct Turn(bool IsInsured, bool IsWide, bool IsBound, bool IsLocal)
{
    /// <summary>How far a wide proposal looks above the best target.</summary>
    public const double Margin = 0.1;

    /// <summary>The least log expected improvement for which a wide proposal is made.</summary>
    public const double LeastPromise = -5;

    /// <summary>Number of trials from which on no proposal is wide: the model is dear by then, and there were enough.</summary>
    public const int WideUntil = 200;

    private const int InsuranceEvery = 20;
    private const int BoundFrom = 30;
    private const int WideFrom = 20;
    private const int Patience = 10;

    /// <summary>The turn of a trial.</summary>
    /// <param name="history">The history.</param>
    /// <param name="trialNumber">Number of the trial to propose.</param>
    /// <param name="hasChoices">Whether the space has categorical parameters.</param>
    /// <param name="hasPlateaus">Whether the objective is constant in cells.</param>
    public static Turn Of(TrialHistory history, int trialNumber, bool hasChoices, bool hasPlateaus)
    {
        bool insured = trialNumber % InsuranceEvery == InsuranceEvery - 1;
        bool third = trialNumber % 3 == 1;
        bool stuck = hasPlateaus && IsStalled(history, Patience);
        bool wide = third && !insured && (hasChoices || stuck) && history.Count is >= WideFrom and < WideUntil;
        return new Turn(insured, wide, third && history.Count >= BoundFrom, !stuck);
    }

    /// <summary>Whether there was no better trial for as long as insurance takes to come round.</summary>
    public static bool IsStalled(TrialHistory history) => IsStalled(history, InsuranceEvery);

    private static bool IsStalled(TrialHistory history, int trials) => history.Count - 1 - history.BestRow >= trials;
}
