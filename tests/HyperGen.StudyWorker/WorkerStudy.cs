namespace HyperGen.StudyWorker;

/// <summary>The study that the worker process and the tests both run.</summary>
public static class WorkerStudy
{
    /// <summary>Runs the study, in memory or in a journal, to its trial budget; the objective takes a while if that is asked for.</summary>
    public static Task<StudyResult<Landscape>> RunAsync(
        int trials, IStudyStorage? storage, int? window = null, TimeSpan objective = default) => Study.MinimizeAsync<Landscape>(
        async (trial, _) =>
        {
            if (objective > TimeSpan.Zero) await Task.Delay(objective);
            return Landscape.Loss(trial.Config);
        },
        new StudyOptions
        {
            Name = "landscape",
            Trials = trials,
            Seed = 20,
            Sampler = Samplers.Bayesian(),
            Storage = storage,
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
