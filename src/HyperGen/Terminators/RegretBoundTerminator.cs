using HyperGen.Numerics;

namespace HyperGen.Termination;

/// <summary>See <see cref="Terminators.RegretBound"/>.</summary>
/// <remarks>
/// Notation: d searched parameters, n trials of the model, μ and σ its posterior.
/// β = 2 ln(d n² π²/(6 δ))/5 with δ = 0.1; bound = max_x (μ + √β σ) − max_trials (μ − √β σ).
/// </remarks>
internal sealed class RegretBoundTerminator : ITerminator
{
    private const double Delta = 0.1;
    private const double Divisor = 5;
    private const double ErrorShare = 0.01;
    private const int InARow = 3;

    private readonly double? _error;

    public RegretBoundTerminator(double? error)
    {
        if (error is { } given && !(given > 0 && double.IsFinite(given)))
            throw new ArgumentOutOfRangeException(
                nameof(error), error, "The error must be positive and finite, in units of the objective.");
        _error = error;
    }

    public string Name => "regret-bound";

    public ITerminatorSession Start(SamplerStudy study)
    {
        PlausibleModels models = new(study);
        return new ConsecutiveChecks(InARow, StopReason.RegretBound, (history, count) => Find(models, history, count));
    }

    /// <summary>β for d parameters and n trials.</summary>
    public static double Confidence(int dimensions, int trials) =>
        2 * Elementary.Log(dimensions * (double)trials * trials * Math.PI * Math.PI / (6 * Delta)) / Divisor;

    private TerminationCheck? Find(PlausibleModels models, TrialHistory history, int count)
    {
        if (!models.TryFit(history, count)) return null;
        double bound = models.RegretBound(Math.Sqrt(Confidence(models.Dimensions, models.Trials)));
        return new TerminationCheck("regret bound", bound, _error ?? (ErrorShare * TypicalDifference(history)), StopReason.None);
    }

    private static double TypicalDifference(TrialHistory history)
    {
        double[] values = [.. CompleteTrials.First(history)];
        double[] differences = [.. values.Zip(values.Skip(1), (one, next) => Math.Abs(next - one)).Order()];
        return differences[differences.Length / 2];
    }
}
