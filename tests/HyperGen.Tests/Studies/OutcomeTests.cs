namespace HyperGen.Tests.Studies;

/// <summary>Outcomes of trials in the hand of a process whose storage does not even refuse.</summary>
public class OutcomeTests
{
    private const double Value = 42.5;
    private static readonly TimeSpan Endless = TimeSpan.FromDays(365); // leaps of a second: no delay of a busy machine takes so many
    private readonly LeapingTime _time = new();
    private readonly InMemoryStorage _memory = new();
    private readonly OutageObserver _observer = new();
    private readonly AwayStorage _storage;

    public OutcomeTests() => _storage = new AwayStorage(_memory, _time);

    [Fact]
    public async Task Cancellation_ends_the_first_attempt_and_names_trial_and_value()
    {
        AwayStorage storage = new(_memory, _time) { Patience = Endless };
        using CancellationTokenSource stop = new();
        storage.Waiting = stop.Cancel;
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            () => RunAsync(Options(storage), stop.Token, storage));

        Names(error, trial: 2);
        Assert.Contains("cancelled", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(_observer.NotStored).Trial.Number);
        Assert.Contains("which has not answered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observers_hear_at_once_of_a_cancellation_that_the_storage_does_not_heed()
    {
        AwayStorage storage = new(_memory, _time) { HeedsCancellation = false, Patience = Endless };
        using CancellationTokenSource stop = new();
        storage.Waiting = stop.Cancel;
        _observer.HearsNotStored = () => storage.IsAway = false;
        StudyResult<Bowl> result = await RunAsync(Options(storage), stop.Token, storage);

        (TrialOutcome trial, StudyStorageException error) = Assert.Single(_observer.NotStored);
        Assert.Equal((2, Value), (trial.Number, trial.Value));
        Names(error, trial: 2);
        Assert.Equal([0, 1, 2], result.Trials.Select(one => one.Number));
    }

    [Fact]
    public async Task Observers_hear_after_a_second_that_a_value_waits_which_nobody_refused()
    {
        _observer.HearsLost = () => _storage.IsAway = false;
        AwayStorage storage = _storage;
        StudyResult<Bowl> result = await RunAsync(Options(storage));

        Assert.Equal(2, Assert.Single(_observer.Lost).Trial);
        Names(_observer.Lost[0].Error, trial: 2);
        Assert.Equal(5, result.Trials.Count);
        Assert.Empty(_observer.NotStored);
    }

    [Fact]
    public async Task All_values_that_are_lost_at_a_time_are_named()
    {
        const int Workers = 4;
        int running = 0;
        TaskCompletionSource together = new(TaskCreationOptions.RunContinuationsAsynchronously);
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(() => Study.MinimizeAsync<Bowl>(
            async (trial, _) =>
            {
                if (Interlocked.Increment(ref running) == Workers)
                {
                    _storage.IsAway = true;
                    together.SetResult();
                }

                await together.Task;
                return Value;
            },
            Options(_storage) with { Parallelism = Workers, StorageTimeout = TimeSpan.FromMinutes(3) }));

        for (int trial = 0; trial < Workers; trial++) Names(error, trial);
        Assert.Equal([0, 1, 2, 3], _observer.NotStored.Select(lost => lost.Trial.Number).Order());
    }

    [Fact]
    public async Task Next_run_of_the_study_stores_the_value_that_was_given_up()
    {
        List<int> runs = [];
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options(_storage) with { StorageTimeout = TimeSpan.FromMinutes(3) });
        await Assert.ThrowsAsync<StudyStorageException>(() => study.RunAsync(EvaluateAsync));
        _storage.IsAway = false;
        StudyResult<Bowl> result = await study.RunAsync(
            (trial, _) =>
            {
                runs.Add(trial.Number);
                return Task.FromResult(0.0);
            });

        Assert.Equal([0, 1, 2, 3, 4], result.Trials.Select(trial => trial.Number));
        Assert.Equal(Value, result.Trials[2].Value);
        Assert.Equal([3, 4], runs);
    }

    [Fact]
    public async Task Next_ask_stores_the_value_too()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options(_storage) with { StorageTimeout = TimeSpan.FromMinutes(3) });
        await Assert.ThrowsAsync<StudyStorageException>(() => study.RunAsync(EvaluateAsync));
        await Assert.ThrowsAsync<StudyStorageException>(async () => await study.AskAsync());
        _storage.IsAway = false;

        Assert.Equal(3, (await study.AskAsync()).Number);
        Assert.Equal(Value, study.Result.Trials[2].Value);
    }

    [Fact]
    public async Task Observer_that_throws_when_it_hears_of_an_outage_does_not_cost_the_value()
    {
        InvalidOperationException failure = new("the pager is out of order");
        _observer.HearsLost = () =>
        {
            _storage.IsAway = false;
            throw failure;
        };

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(Options(_storage))));
        await using Study<Bowl> again = await Study.OpenAsync<Bowl>(Options(_memory));
        Assert.Equal(Value, again.Result.Trials[2].Value);
    }

    [Fact]
    public async Task Closing_the_study_while_a_value_waits_names_trial_and_value()
    {
        AwayStorage storage = new(_memory, _time) { Patience = Endless };
        Study<Bowl> study = await Study.OpenAsync<Bowl>(Options(storage));
        Task? closing = null;
        storage.Waiting = () => closing ??= study.DisposeAsync().AsTask();
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(() => study.RunAsync((trial, _) =>
        {
            storage.IsAway = trial.Number == 2;
            return Task.FromResult(Value);
        }));
        await closing!;

        Names(error, trial: 2);
        Assert.Contains("closed", error.Message, StringComparison.Ordinal);
        Assert.Contains("which has not answered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_of_a_trial_that_another_participant_told_is_dropped_and_heard_of()
    {
        await using IStudyLog other = await _memory.OpenAsync(new StudyDeclaration("bowl", StudyDirection.Minimize, Bowl.SearchSpace, 1));
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            async (trial, _) =>
            {
                if (trial.Number == 1)
                    await other.CommitAsync(_ => [new TrialTold(1, TrialState.Complete, 99, TimeSpan.Zero, null)]);
                return Value;
            },
            Options(_storage));

        (TrialOutcome dropped, StudyStorageException error) = Assert.Single(_observer.NotStored);
        Assert.Equal((1, Value), (dropped.Number, dropped.Value));
        Assert.Contains("99", Assert.IsType<StudyConflictException>(error).Message, StringComparison.Ordinal);
        Assert.Equal([Value, 99, Value, Value, Value], result.Trials.Select(trial => trial.Value));
    }

    [Fact]
    public async Task Value_that_contradicts_what_the_objective_told_itself_is_dropped_without_a_storage_too()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options(_storage) with { Storage = null });
        StudyResult<Bowl> result = await study.RunAsync(async (trial, _) =>
        {
            if (trial.Number == 1) await study.TellAsync(trial, 99);
            return Value;
        });

        Assert.Equal(1, Assert.Single(_observer.NotStored).Trial.Number);
        Assert.Equal([Value, 99, Value, Value, Value], result.Trials.Select(trial => trial.Value));
    }

    [Fact]
    public async Task Refresh_that_waits_for_the_storage_ends_when_the_study_is_closed()
    {
        AwayStorage storage = new(_memory, _time) { Patience = Endless };
        Study<Bowl> study = await Study.OpenAsync<Bowl>(Options(storage));
        Task? closing = null;
        storage.Waiting = () => closing ??= study.DisposeAsync().AsTask();
        storage.IsAway = true;

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await study.RefreshAsync());
        await closing!;
    }

    [Fact]
    public async Task Timeout_ends_an_attempt_under_way_and_tells_how_long_it_was()
    {
        AwayStorage storage = new(_memory, _time) { Patience = Endless };
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            () => RunAsync(Options(storage) with { StorageTimeout = TimeSpan.FromSeconds(30) }, storage: storage));

        Names(error, trial: 2);
        Assert.Contains("StorageTimeout is 00:00:30", error.Message, StringComparison.Ordinal);
        Assert.Contains("which has not answered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duration_of_a_trial_does_not_contain_the_waiting()
    {
        int seconds = 0;
        _storage.Waiting = () => _storage.IsAway = ++seconds < 200;
        StudyResult<Bowl> result = await RunAsync(Options(_storage));

        Assert.True(_time.Elapsed > TimeSpan.FromMinutes(3));
        Assert.Equal(TimeSpan.Zero, result.Trials[2].Duration);
    }

    [Fact]
    public async Task Study_can_be_looked_at_while_its_storage_is_waited_for()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options(_storage));
        (int Finished, int Trials) seen = default;
        _storage.Waiting = () =>
        {
            seen = (study.Control.Progress.Finished, study.Result.Trials.Count);
            _storage.IsAway = false;
        };
        await study.RunAsync(EvaluateAsync);

        Assert.Equal((2, 2), seen);
    }

    [Fact]
    public async Task Ask_that_is_refused_while_others_run_is_made_again_and_heard_of()
    {
        TaskCompletionSource<double> longest = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _observer.HearsFinished = trial =>
        {
            if (trial.Number == 3) _storage.IsAway = true;
            if (trial.Number == 11) longest.SetResult(Value);
        };
        _observer.HearsLost = () => _storage.IsAway = false;
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            (trial, _) => trial.Number == 0 ? longest.Task : Task.FromResult(Value),
            Options(_storage) with { Trials = 12, Parallelism = 2 });

        Assert.Equal(12, result.Trials.Count);
        Assert.Null(Assert.Single(_observer.Lost).Trial);
    }

    private StudyOptions Options(IStudyStorage storage) => new()
    {
        Name = "bowl",
        Seed = 1,
        Trials = 5,
        Sampler = new UniformSampler(),
        Storage = storage,
        Observers = [_observer],
        TimeProvider = _time,
        StorageTimeout = null,
    };

    private Task<StudyResult<Bowl>> RunAsync(
        StudyOptions options, CancellationToken cancellationToken = default, AwayStorage? storage = null) =>
        Study.MinimizeAsync<Bowl>(
            (trial, _) =>
            {
                if (trial.Number == 2) (storage ?? _storage).IsAway = true;
                return Task.FromResult(Value);
            },
            options, cancellationToken);

    private Task<double> EvaluateAsync(Trial<Bowl> trial, CancellationToken cancellationToken)
    {
        if (trial.Number == 2) _storage.IsAway = true;
        return Task.FromResult(Value);
    }

    private static void Names(StudyStorageException error, int trial) =>
        Assert.Contains($"Trial {trial} of the study 'bowl' ended with the value 42.5", error.Message, StringComparison.Ordinal);
}
