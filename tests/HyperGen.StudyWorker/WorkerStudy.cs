namespace HyperGen.StudyWorker;

/// <summary>The study that the worker process and the tests both run.</summary>
public static class WorkerStudy
{
    private const int Steps = 3;

    /// <summary>
    /// Runs the study, in memory or in a storage, to its trial budget. The objective reports on its way, after a step that may take a while,
    /// and is stopped early where the order in which trials are told does not depend on chance.
    /// </summary>
    public static Task<StudyResult<Landscape>> RunAsync(
        int trials, IStudyStorage? storage, int? window = null, Func<Task>? step = null) => Study.MinimizeAsync<Landscape>(
        async (trial, _) =>
        {
            double loss = Landscape.Loss(trial.Config);
            for (int i = 0; i < Steps; i++)
            {
                if (step is not null) await step();
                trial.Report(i, loss + (trial.Config.X / (i + 1)));
                if (trial.ShouldPrune) break;
            }

            return loss;
        },
        new StudyOptions
        {
            Name = "landscape",
            Trials = trials,
            Seed = 20,
            Sampler = Samplers.Bayesian(),
            Storage = storage,
            Pruner = window is null ? Pruners.Median() : null,
            ReportInterval = TimeSpan.Zero,
            Parallelism = window ?? 1,
            DeterministicWindow = window,
            MaxAttempts = null, // kills may meet one trial again and again
        });

    /// <summary>The trials as text, values in their exact form.</summary>
    public static IReadOnlyList<string> Lines(StudyResult<Landscape> result) =>
    [
        .. result.Trials.Select(trial => FormattableString.Invariant(
            $"{trial.Number} {trial.State} {BitConverter.DoubleToInt64Bits(trial.Value):x16} {trial.Config} {trial.Error}")),
    ];
}
