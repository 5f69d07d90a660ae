namespace HyperGen;

/// <summary>
/// Compares the best value of a trial so far with a percentile of the best values of complete trials up to the same step.
/// </summary>
/// <remarks>The median stopping rule of Golovin et al., "Google Vizier", KDD 2017, for any percentile.</remarks>
internal sealed class PercentilePruner : IPruner
{
    private readonly double _percentile;
    private readonly int _startupTrials;
    private readonly int _warmupSteps;

    public PercentilePruner(string name, double percentile, int startupTrials, int warmupSteps)
    {
        if (!(percentile > 0 && percentile <= 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "A percentile is in (0, 100].");
        ArgumentOutOfRangeException.ThrowIfLessThan(startupTrials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        (Name, _percentile, _startupTrials, _warmupSteps) = (name, percentile, startupTrials, warmupSteps);
    }

    public string Name { get; }

    public bool ShouldPrune(
        IReadOnlyList<IntermediateValue> trial, IReadOnlyCollection<IReadOnlyList<IntermediateValue>> completed, StudyDirection direction)
    {
        int step = trial[^1].Step;
        if (completed.Count < _startupTrials || step < _warmupSteps) return false;
        double sign = direction == StudyDirection.Minimize ? 1 : -1;
        double own = BestUpTo(trial, step, sign);
        if (double.IsNaN(own)) return true; // nothing but NaN: it has diverged
        double[] others =
        [
            .. completed.Where(reports => reports[0].Step <= step).Select(reports => BestUpTo(reports, step, sign))
                .Where(best => !double.IsNaN(best)).Order(),
        ];
        return others.Length > 0 && own > Quantile(others, _percentile / 100);
    }

    /// <summary>The smallest signed value up to a step; NaN if there is no number.</summary>
    private static double BestUpTo(IReadOnlyList<IntermediateValue> reports, int step, double sign)
    {
        double best = double.NaN;
        foreach (IntermediateValue report in reports)
        {
            if (report.Step > step) break;
            double value = sign * report.Value;
            if (!(value >= best)) best = double.IsNaN(value) ? best : value;
        }

        return best;
    }

    /// <summary>Linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996).</summary>
    private static double Quantile(double[] ascending, double share)
    {
        double position = share * (ascending.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] == ascending[above]
            ? ascending[below]
            : ascending[below] + ((position - below) * (ascending[above] - ascending[below]));
    }
}
