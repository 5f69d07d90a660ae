using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HyperGen.Telemetry;

/// <summary>Logs what happens in a study.</summary>
internal sealed class LoggingObserver(ILogger logger, string storage) : IStudyObserver
{
    private readonly ConcurrentDictionary<int, Exception> _thrown = [];
    private string? _lastError;

    /// <summary>Notes what an objective threw, to be logged with its trial.</summary>
    public void Threw(int trial, Exception exception) => _thrown[trial] = exception;

    public void OnOpened(IStudyControl study)
    {
        StudyProgress progress = study.Progress;
        StudyLog.Opened(logger, study.Name, progress.Finished, progress.Trials, study.Seed, storage);
        if (!study.SpaceDifference.IsEmpty) StudyLog.SpaceChanged(logger, study.Name, study.SpaceDifference);
    }

    public void OnTrialStarted(IStudyControl study, int trial) => StudyLog.TrialStarted(logger, study.Name, trial);

    public void OnTrialFinished(IStudyControl study, TrialOutcome trial)
    {
        _thrown.TryRemove(trial.Number, out Exception? exception);
        if (trial.State == TrialState.Failed)
        {
            _lastError = trial.Error;
            StudyLog.TrialFailed(logger, exception, study.Name, trial.Number, trial.Duration, trial.Error);
            return;
        }

        StudyLog.TrialFinished(logger, study.Name, trial.Number, trial.State, trial.Value, trial.Duration);
        if (study.Progress.BestTrial == trial.Number) StudyLog.NewBest(logger, study.Name, trial.Number, trial.Value);
    }

    public void OnStorageLost(IStudyControl study, int? trial, StudyStorageException error)
    {
        if (trial is { } number) StudyLog.OutcomeWaits(logger, study.Name, number, error);
        else StudyLog.AskWaits(logger, study.Name, error);
    }

    public void OnOutcomeNotStored(IStudyControl study, TrialOutcome trial, StudyStorageException error)
    {
        _thrown.TryRemove(trial.Number, out _);
        if (error is StudyConflictException)
            StudyLog.OutcomeDropped(logger, study.Name, trial.Number, trial.State, trial.Value, error.Message);
        else
            StudyLog.OutcomeNotStored(logger, study.Name, trial.Number, trial.State, trial.Value, error);
    }

    public void OnStopped(IStudyControl study)
    {
        StudyProgress progress = study.Progress;
        if (study.StoppedBecause == StopReason.TooManyFailures) StudyLog.TooManyFailures(logger, study.Name, _lastError);
        else StudyLog.Stopped(logger, study.Name, study.StoppedBecause, progress.Finished, progress.BestValue, progress.BestTrial);
    }
}
