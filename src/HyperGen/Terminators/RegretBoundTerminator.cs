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

    private readonly double? _error;

    public RegretBoundTerminator(double? error)
    {
        if (error is { } given && !(given > 0 && double.IsFinite(given)))
            throw new ArgumentOutOfRangeException(
                nameof(error), error, "The error must be positive and finite, in units of the objective.");
        _error = error;
    }

    public string Name => "regret-bound";

    public ITerminatorSession Start(SamplerStudy study) => new Session(new PromisingModel(study), _error);

    /// <summary>β for d parameters and n trials.</summary>
    public static double Confidence(int dimensions, int trials) =>
        2 * Elementary.Log(dimensions * (double)trials * trials * Math.PI * Math.PI / (6 * Delta)) / Divisor;

    private static double TypicalDifference(TrialHistory history)
    {
        double[] values = [.. CompleteTrials.First(history)];
        double[] differences = [.. values.Zip(values.Skip(1), (one, next) => Math.Abs(next - one)).Order()];
        return differences[differences.Length / 2];
    }

    private sealed class Session(PromisingModel model, double? error) : ITerminatorSession
    {
        private int _checkedAt = -1;
        private TerminationCheck? _check;

        public TerminationCheck? Check(TrialHistory history)
        {
            int count = CheckSchedule.UpTo(history.Count);
            if (count == _checkedAt) return _check;
            (_checkedAt, _check) = (count, null);
            if (!model.TryFit(history, count)) return null;
            double bound = model.RegretBound(Math.Sqrt(Confidence(model.Dimensions, model.Trials)));
            double threshold = error ?? (ErrorShare * TypicalDifference(history));
            return _check =
                new TerminationCheck("regret bound", bound, threshold, bound < threshold ? StopReason.RegretBound : StopReason.None);
        }
    }
}
