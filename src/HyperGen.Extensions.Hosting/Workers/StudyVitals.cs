using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HyperGen.Workers;

/// <summary>How a hosted study is: heard from the study, judged for the health check.</summary>
internal sealed class StudyVitals(TimeProvider time) : IStudyObserver
{
    private readonly Lock _lock = new();
    private readonly HashSet<int> _running = []; // the trials of this worker
    private long _lastActivity;
    private int _failedInARow;
    private string? _lastError;
    private StopReason _stopped;
    private Exception? _lostStorage;
    private Exception? _fault;
    private bool _isOpen;

    public void OnOpened(IStudyControl study) => Set(() =>
    {
        (_isOpen, _lostStorage, _failedInARow) = (true, null, 0);
        _running.Clear();
    });

    public void OnTrialStarted(IStudyControl study, int trial) => Set(() =>
    {
        _lostStorage = null; // it gave the trial
        _running.Add(trial);
    });

    public void OnTrialFinished(IStudyControl study, TrialOutcome trial) =>
        Set(() =>
        {
            _lostStorage = null; // it took the outcome
            _running.Remove(trial.Number);
            (_failedInARow, _lastError) = trial.State == TrialState.Failed ? (_failedInARow + 1, trial.Error) : (0, null);
        });

    public void OnStopped(IStudyControl study) => Set(() => _stopped = study.StoppedBecause);

    public void OnStorageLost(IStudyControl study, int? trial, StudyStorageException error) => LostStorage(error);

    public void OnOutcomeNotStored(IStudyControl study, TrialOutcome trial, StudyStorageException error) => Set(() =>
    {
        _running.Remove(trial.Number);
        if (error is not StudyConflictException) _lostStorage = error;
    });

    public void LostStorage(Exception exception) => Set(() => _lostStorage = exception);

    public void Failed(Exception exception) => Set(() => _fault = exception);

    /// <summary>The status, and a sentence for a person.</summary>
    public (HealthStatus Status, string Text) Judge(HostedStudyOptions options)
    {
        lock (_lock)
        {
            if (_fault is not null) return (HealthStatus.Unhealthy, $"the worker ended: {_fault.Message}");
            if (_lostStorage is not null) return (HealthStatus.Unhealthy, $"the storage is out of reach: {_lostStorage.Message}");
            if (_stopped == StopReason.TooManyFailures)
                return (HealthStatus.Unhealthy, $"too many trials in a row failed, the last with {_lastError}");
            if (_stopped != StopReason.None) return (HealthStatus.Healthy, $"ended: {_stopped}");
            if (!_isOpen) return (HealthStatus.Healthy, "starting");
            if (_failedInARow * 2 >= options.Study.MaxFailuresInARow)
                return (HealthStatus.Degraded, $"{_failedInARow} trials in a row failed, the last with {_lastError}");
            TimeSpan quiet = time.GetElapsedTime(_lastActivity);
            string text = string.Create(CultureInfo.InvariantCulture, $"last active {quiet:c} ago");

            // Who runs no trial waits for those of other workers: for the last ones of a study that may take hours.
            if (_running.Count == 0) return (HealthStatus.Healthy, $"runs no trial, {text}");
            return (quiet > options.StaleAfter ? HealthStatus.Degraded : HealthStatus.Healthy, text);
        }
    }

    private void Set(Action change)
    {
        lock (_lock)
        {
            change();
            _lastActivity = time.GetTimestamp();
        }
    }
}
