namespace HyperGen.Tests.Studies;

/// <summary>A storage that goes away while objectives run: what they found waits for it.</summary>
public class OutageTests
{
    private const int Refusals = 60; // about five minutes of them
    private readonly FlakyStorage _storage = new(new InMemoryStorage());
    private readonly OutageObserver _observer = new();

    [Fact]
    public async Task Value_waits_for_minutes_until_the_storage_is_back_and_the_study_goes_on()
    {
        StudyResult<Bowl> result = await RunAsync(Refusals, Options);

        Assert.Equal([0, 1, 2, 3, 4], result.Trials.Select(trial => trial.Number));
        Assert.All(result.Trials, trial => Assert.Equal(trial.Config.Height, trial.Value));
        (int? trial, StudyStorageException heard) = Assert.Single(_observer.Lost);
        Assert.Equal(2, trial);
        Assert.Contains("Trial 2 of the study 'bowl' ended with the value", heard.Message, StringComparison.Ordinal);
        Assert.Contains(", which says: the disk is full. While", heard.Message, StringComparison.Ordinal);
        Assert.Contains("the disk is full", heard.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_waits_for_it_too()
    {
        StudyResult<Bowl> result = await RunAsync(Refusals, Options, failsAt: 2);

        Assert.Equal(5, result.Trials.Count);
        Assert.Equal(TrialState.Failed, result.Trials[2].State);
    }

    [Fact]
    public async Task Value_that_waited_too_long_is_named_by_the_error()
    {
        double value = double.NaN;
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            () => RunAsync(int.MaxValue, Options with { StorageTimeout = TimeSpan.FromMinutes(3) }, told: found => value = found));

        Assert.Contains(FormattableString.Invariant($"Trial 2 of the study 'bowl' ended with the value {value}"), error.Message, StringComparison.Ordinal);
        Assert.Contains("StorageTimeout is 00:03:00", error.Message, StringComparison.Ordinal);
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_that_is_cancelled_while_a_value_waits_names_trial_and_value()
    {
        using CancellationTokenSource stop = new();
        _observer.HearsLost = stop.Cancel;
        double value = double.NaN;
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            () => RunAsync(int.MaxValue, Options with { StorageTimeout = null }, told: found => value = found, cancellationToken: stop.Token));

        Assert.Contains(FormattableString.Invariant($"Trial 2 of the study 'bowl' ended with the value {value}"), error.Message, StringComparison.Ordinal);
        Assert.Contains("cancelled", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_of_a_study_that_was_deleted_does_not_wait()
    {
        _storage.Error = new StudyDeletedException("bowl", "the disk");
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            () => RunAsync(int.MaxValue, Options with { StorageTimeout = null }));

        Assert.IsType<StudyDeletedException>(error.InnerException);
        Assert.Contains("the value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_time_is_refused_by_name() => Assert.Throws<ArgumentException>(
        nameof(StudyOptions.StorageTimeout), () => (Options with { StorageTimeout = TimeSpan.FromSeconds(-1) }).Validate());

    private static StudyOptions Options => new() { Name = "bowl", Seed = 1, Trials = 5, Sampler = new UniformSampler() };

    private Task<StudyResult<Bowl>> RunAsync(
        int refusals, StudyOptions options, int failsAt = -1, Action<double>? told = null, CancellationToken cancellationToken = default) =>
        Study.MinimizeAsync<Bowl>(
            (trial, _) =>
            {
                if (trial.Number == 2)
                {
                    _storage.Failures = refusals;
                    told?.Invoke(trial.Config.Height);
                }

                return trial.Number == failsAt ? throw new InvalidOperationException("no data") : Task.FromResult(trial.Config.Height);
            },
            options with { Storage = _storage, Observers = [_observer], TimeProvider = new LeapingTime() }, cancellationToken);
}
