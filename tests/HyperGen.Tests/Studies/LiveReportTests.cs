namespace HyperGen.Tests.Studies;

/// <summary>Reports of trials that have not been told.</summary>
public class LiveReportTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(1);

    private readonly InMemoryStorage _memory = new();
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Reports_ofAnInterval_areStoredInOneCommitWhenItIsOver()
    {
        HeldStorage storage = new(_memory);
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Storage = storage });
        Trial<Bowl> first = await study.AskAsync();
        Trial<Bowl> second = await study.AskAsync();
        int before = storage.Commits;
        first.Report(0, 3);
        first.Report(1, 2);
        second.Report(0, 5);
        first.Report(1, 1.5);
        Assert.Empty(await ReportsAsync());

        _time.Advance(Interval);

        Assert.Equal([new(0, 0, 3), new(0, 1, 1.5), new(1, 0, 5)], await ReportsAsync());
        Assert.Equal(before + 1, storage.Commits);
        _time.Advance(Interval);
        Assert.Equal(before + 1, storage.Commits); // nothing waits, nothing is committed
    }

    [Fact]
    public async Task Report_thatWasStored_isNotStoredAgainByTheTell()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Storage = _memory });
        Trial<Bowl> trial = await study.AskAsync();
        trial.Report(0, 3);
        _time.Advance(Interval);
        trial.Report(1, 2);
        await study.TellAsync(trial, 2);

        Assert.Equal([new(0, 0, 3), new(0, 1, 2)], await ReportsAsync());
    }

    [Fact]
    public async Task Report_madeWhileOneOfItsStepIsBeingStored_isStoredToo()
    {
        HeldStorage storage = new(_memory);
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Storage = storage });
        Trial<Bowl> trial = await study.AskAsync();
        trial.Report(0, 3);
        storage.Hold = new();
        _time.Advance(Interval);
        trial.Report(0, 2.5);
        storage.Hold.SetResult();
        await study.TellPrunedAsync(trial);

        Assert.Equal([new(0, 0, 3), new(0, 0, 2.5)], await ReportsAsync());
        Assert.Equal(2.5, Assert.Single(study.Result.Trials).Value);
    }

    [Fact]
    public async Task Objective_doesNotWaitForTheStorage()
    {
        HeldStorage storage = new(_memory);
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Storage = storage, Pruner = Pruners.Median() });
        Trial<Bowl> trial = await study.AskAsync();
        trial.Report(0, 3);
        storage.Hold = new();
        _time.Advance(Interval);

        bool stops = await Task.Run(() =>
        {
            trial.Report(1, 2);
            return trial.ShouldPrune;
        }).WaitAsync(Forever);

        Assert.False(stops);
        storage.Hold.SetResult();
    }

    [Fact]
    public async Task Reports_thatCannotBeStored_areTriedAgainAndGoWithTheTellAtTheLatest()
    {
        FlakyStorage flaky = new(_memory);
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Storage = flaky });
        Trial<Bowl> trial = await study.AskAsync();
        flaky.Failures = 2;
        trial.Report(0, 3);
        _time.Advance(Interval);
        _time.Advance(Interval);
        Assert.Empty(await ReportsAsync());
        _time.Advance(Interval);
        Assert.Equal([new(0, 0, 3)], await ReportsAsync());

        flaky.Failures = 1;
        trial.Report(1, 2);
        _time.Advance(Interval);
        await study.TellAsync(trial, 2);
        Assert.Equal([new(0, 0, 3), new(0, 1, 2)], await ReportsAsync());
    }

    [Fact]
    public async Task Reports_thatAStorageRefusedWithAnErrorOfItsOwn_areTriedAgain_andTheStudyCloses()
    {
        FlakyStorage flaky = new(_memory) { Error = new TimeoutException("the service did not answer") };
        Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Storage = flaky });
        Trial<Bowl> trial = await study.AskAsync();
        trial.Report(0, 3);
        flaky.Failures = 1;
        _time.Advance(Interval);
        Assert.Empty(await ReportsAsync());
        _time.Advance(Interval);
        Assert.Equal([new(0, 0, 3)], await ReportsAsync());

        trial.Report(1, 2);
        flaky.Failures = int.MaxValue;
        await study.DisposeAsync();
        await using IStudyLog next = await OpenLogAsync();
        string worker = (await next.ReadAsync()).OfType<TrialClaimed>().Select(claim => claim.Worker!).Single();
        Assert.Equal([WorkerLife.Gone], await next.LookAtAsync([worker]));
    }

    [Fact]
    public async Task Reports_thatWaitWhenTheStudyIsClosed_areLeftBehind()
    {
        await using (Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Storage = _memory })) (await study.AskAsync()).Report(4, 3);
        Assert.Equal([new(0, 4, 3)], await ReportsAsync());
    }

    [Fact]
    public async Task Reports_ofATrialThatAnotherWorkerTookOver_areNotStored()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Storage = _memory });
        Trial<Bowl> trial = await study.AskAsync();
        await using IStudyLog other = await OpenLogAsync();
        await other.CommitAsync(_ => [new TrialClaimed(0, other.Worker, default)]);
        trial.Report(0, 3);
        _time.Advance(Interval);

        Assert.Empty(await ReportsAsync());
    }

    [Fact]
    public async Task Pruner_seesOfAnAttemptBefore_onlyTheStepsThatThisOneHasReached()
    {
        CurveKeeper pruner = new();
        StudyOptions options = Options with { Storage = _memory, Pruner = pruner };
        await using (Study<Bowl> killed = await Study.OpenAsync<Bowl>(options))
        {
            Trial<Bowl> trial = await killed.AskAsync();
            for (int step = 0; step < 5; step++) trial.Report(step, 10 + step);
        }

        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(options);
        Trial<Bowl> again = await study.AskAsync();
        Assert.False(again.ShouldPrune); // it has reported nothing yet
        again.Report(0, 7);
        _ = again.ShouldPrune;
        again.Report(3, 8); // goes on from a checkpoint
        _ = again.ShouldPrune;

        Assert.Equal(["0:7", "0:7 1:11 2:12 3:8"], pruner.Curves);
        await study.TellPrunedAsync(again);
        Assert.Equal(8, Assert.Single(study.Result.Trials).Value);
    }

    [Fact]
    public async Task Pruner_seesAnInterruptedTrialAnewInTheSameProcess()
    {
        CurveKeeper pruner = new();
        using CancellationTokenSource source = new();
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Trials = 1, Pruner = pruner });
        await study.RunAsync(
            async (trial, token) =>
            {
                trial.Report(9, 1);
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 0;
            },
            source.Token);
        await study.RunAsync((trial, _) =>
        {
            trial.Report(0, 2);
            return Task.FromResult(trial.ShouldPrune ? 1.0 : 2.0);
        });

        Assert.Equal(["0:2"], pruner.Curves);
    }

    private StudyOptions Options => new()
    {
        Sampler = new UniformSampler(),
        Seed = 1,
        TimeProvider = _time,
        ReportInterval = Interval,
    };

    private ValueTask<IStudyLog> OpenLogAsync() =>
        _memory.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Bowl.SearchSpace, 1));

    private async Task<IReadOnlyList<TrialReported>> ReportsAsync()
    {
        await using IStudyLog reader = await OpenLogAsync();
        return [.. (await reader.ReadAsync()).OfType<TrialReported>()];
    }

    /// <summary>Keeps what it is shown and never stops a trial.</summary>
    private sealed class CurveKeeper : IPruner
    {
        public List<string> Curves { get; } = [];

        public string Name => "keeper";

        public bool ShouldPrune(
            IReadOnlyList<IntermediateValue> trial, IReadOnlyCollection<IReadOnlyList<IntermediateValue>> completed, StudyDirection direction)
        {
            Curves.Add(string.Join(' ', trial.Select(report => FormattableString.Invariant($"{report.Step}:{report.Value}"))));
            return false;
        }
    }
}
