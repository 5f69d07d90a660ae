namespace HyperGen.Termination;

/// <summary>See <see cref="Terminators.ExpectedImprovement"/>.</summary>
internal sealed class ExpectedImprovementTerminator : ITerminator
{
    private readonly double _share;
    private readonly int _inARow;

    public ExpectedImprovementTerminator(double share, int inARow)
    {
        if (!(share is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be between 0 and 1; 0.001 is the default.");
        ArgumentOutOfRangeException.ThrowIfLessThan(inARow, 1);
        (_share, _inARow) = (share, inARow);
    }

    public string Name => "expected-improvement";

    public ITerminatorSession Start(SamplerStudy study)
    {
        PlausibleModels models = new(study);
        return new ConsecutiveChecks(_inARow, StopReason.ExpectedImprovement, (history, count) => Find(models, history, count));
    }

    private TerminationCheck? Find(PlausibleModels models, TrialHistory history, int count) => models.TryFit(history, count)
        ? new TerminationCheck("expected improvement", models.ExpectedImprovement(), _share * Gained(history, count), StopReason.None)
        : null;

    private static double Gained(TrialHistory history, int count)
    {
        double best = double.NaN;
        foreach (int row in CompleteTrials.Rows(history, count))
        {
            if (history.IsBetter(history.Values[row], best)) best = history.Values[row];
        }

        double[] first = [.. CompleteTrials.First(history).Order()];
        return Math.Abs(best - first[first.Length / 2]);
    }
}
