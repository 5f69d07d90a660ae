using HyperGen.StorageWorker;

namespace HyperGen.Tests.Storage.Optuna;

/// <summary>A study with a trial of every kind that we write, which Optuna then continues.</summary>
internal static class EveryKindOfTrial
{
    /// <summary>The number of the trial that waits for Optuna.</summary>
    public const int Waiting = 15;

    /// <summary>Up to how many trials Optuna continues.</summary>
    public const int Continued = 40;

    private const int First = 12; // before it usual ones
    private const int OfOptuna = 17; // from it on
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(IStudyLog log)
    {
        await new Worker(log, First).RunAsync((_, _) => { });
        await log.CommitAsync(_ =>
        [
            new TrialStarted(First, null, log.Worker, Noon),
            new TrialProposed(First, [1, 0.01, 3, 1, 0.3]),
            new TrialReported(First, 0, double.NaN),
            new TrialReported(First, 5, double.NegativeInfinity),
            new TrialReported(First, 9, 1.25),
            new TrialTold(First, TrialState.Pruned, 1.25, TimeSpan.FromSeconds(3), null),
            new TrialStarted(13, [1, 0.01, 3, 2, double.NaN], log.Worker, Noon),
            new TrialTold(13, TrialState.Failed, double.NaN, TimeSpan.Zero, "boom \"größe\"\n NaN"),
            new TrialStarted(14, [-5, 1e-5, 8, 0, double.NaN], log.Worker, Noon),
            new TrialTold(14, TrialState.Complete, double.MaxValue, TimeSpan.FromTicks(12_345_670), null),
            new TrialEnqueued(Waiting, [0.125, 0.02, 5, 1, 0.9]),
            new TrialEnqueued(16, [2, 0.02, 5, 0, double.NaN]),
            new TrialClaimed(16, log.Worker, Noon),
            new TrialTold(16, TrialState.Complete, 3, TimeSpan.FromSeconds(1), null),
        ]);
    }

    /// <param name="trials">The trials as we see them in the end.</param>
    /// <param name="theirs">What Optuna sees.</param>
    public static void AssertContinued(TrialView[] trials, OptunaStudy theirs)
    {
        Assert.Equal((TrialState.Complete, Continued), (trials[Waiting].State, trials.Length)); // it ran what we had enqueued
        Assert.All(trials[OfOptuna..], trial => Assert.Equal(SharedProblem.Value(trial.Point), trial.Value, 1e-12));
        theirs.IsWhatWeSee(trials, withPoints: _ => true);
        Assert.Equal(trials.Where(trial => trial.State == TrialState.Complete).Min(trial => trial.Value), trials[theirs.Best].Value);
    }
}
