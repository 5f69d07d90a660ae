#pragma warning disable HG5006 // trials are left on purpose

namespace HyperGen.Tests.Studies;

/// <summary>The end of a study that several workers share: the budget is used up, and one of them still runs a trial.</summary>
public class LastTrialTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly InMemoryStorage _storage = new();

    private StudyOptions Options => new() { Sampler = new UniformSampler(), Seed = 1, Trials = 3, Storage = _storage };

    [Fact]
    public async Task Run_takesUpTheLastTrial_ofAWorkerThatLeavesInIt()
    {
        await using Study<Bowl> one = await Study.OpenAsync<Bowl>(Options);
        Study<Bowl> two = await Study.OpenAsync<Bowl>(Options);
        Trial<Bowl> last = await two.AskAsync();
        List<int> ran = [];
        Task<StudyResult<Bowl>> run = one.RunAsync((trial, _) =>
        {
            ran.Add(trial.Number);
            return Task.FromResult(trial.Config.Height);
        });
        await AssertWaitsAsync(run);
        await two.DisposeAsync();

        StudyResult<Bowl> result = await run.WaitAsync(Limit);

        Assert.Equal([1, 2, last.Number], ran);
        Assert.Equal((StopReason.Trials, 3), (result.StoppedBecause, result.Trials.Count));
    }

    [Fact]
    public async Task Run_endsOnceTheOthersHaveTold_andKnowsWhatTheyFound()
    {
        await using Study<Bowl> one = await Study.OpenAsync<Bowl>(Options);
        await using Study<Bowl> two = await Study.OpenAsync<Bowl>(Options);
        Trial<Bowl> last = await two.AskAsync();
        Task<StudyResult<Bowl>> run = RunAsync(one);
        await AssertWaitsAsync(run);
        await two.TellAsync(last, -7);

        Assert.Equal(-7, (await run.WaitAsync(Limit)).Best.Value);
    }

    [Theory]
    [InlineData(StopReason.Requested)]
    [InlineData(StopReason.Cancelled)]
    [InlineData(StopReason.Timeout)]
    public async Task Run_thatWaitsForOthers_endsForAnyOtherReason(StopReason reason)
    {
        TimeSpan? timeout = reason == StopReason.Timeout ? TimeSpan.FromSeconds(0.5) : null;
        await using Study<Bowl> one = await Study.OpenAsync<Bowl>(Options with { Trials = 1, Timeout = timeout });
        await using Study<Bowl> two = await Study.OpenAsync<Bowl>(Options);
        await two.AskAsync();
        using CancellationTokenSource cancellation = new();
        Task<StudyResult<Bowl>> run = RunAsync(one, cancellation.Token);
        await AssertWaitsAsync(run);
        if (reason == StopReason.Requested) one.Control.Stop();
        if (reason == StopReason.Cancelled) await cancellation.CancelAsync();

        Assert.Equal(reason, (await run.WaitAsync(Limit)).StoppedBecause);
    }

    [Fact]
    public async Task Run_doesNotWaitForAClientOfWhichNothingIsKnown()
    {
        await using IStudyLog log = await _storage.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Bowl.SearchSpace, 1));
        await log.CommitAsync(_ => [new TrialStarted(0, [1, 1], "2b2e5a0e-140245", DateTimeOffset.UnixEpoch)]);
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);

        Assert.Equal([1, 2], (await RunAsync(study).WaitAsync(Limit)).Trials.Select(trial => trial.Number));
    }

    [Fact]
    public async Task Run_takesUpWhatWasLeft_sinceTheBudgetWasUsedUp()
    {
        await using Study<Bowl> one = await Study.OpenAsync<Bowl>(Options with { Trials = 1 });
        Study<Bowl> two = await Study.OpenAsync<Bowl>(Options);
        await two.AskAsync();
        Trial<Bowl>? more = await one.TryAskAsync();
        await two.DisposeAsync();

        StudyResult<Bowl> result = await RunAsync(one).WaitAsync(Limit);

        Assert.Null(more);
        Assert.Equal((StopReason.Trials, 1), (result.StoppedBecause, result.Trials.Count));
    }

    private static Task<StudyResult<Bowl>> RunAsync(Study<Bowl> study, CancellationToken cancellationToken = default) =>
        study.RunAsync((trial, _) => Task.FromResult(trial.Config.Height), cancellationToken);

    private static async Task AssertWaitsAsync(Task run) => Assert.NotSame(run, await Task.WhenAny(run, Task.Delay(200)));
}
