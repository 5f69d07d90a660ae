using HyperGen.StudyWorker;

namespace HyperGen.Resume.Tests;

public class ReopenedStudyTests
{
    [Fact]
    public async Task Study_reopenedWithALargerBudget_goesOnAsIfItHadBeenLargerFromTheStart()
    {
        using TemporaryJournal journal = new();
        await Run(journal, trials: 10);
        await Run(journal, trials: 25);
        StudyResult<Landscape> resumed = await Run(journal, trials: 40);

        StudyResult<Landscape> whole = await Study.MinimizeAsync<Landscape>(Loss, Options with { Trials = 40 });
        Assert.Equal(WorkerStudy.Lines(whole), WorkerStudy.Lines(resumed));
    }

    [Fact]
    public async Task Study_reopenedAtItsBudget_runsNothing()
    {
        using TemporaryJournal journal = new();
        await Run(journal, trials: 10);

        StudyResult<Landscape> again = await Study.MinimizeAsync<Landscape>(
            (_, _) => throw new InvalidOperationException("must not run"), Options with { Trials = 10, Storage = journal.Storage });

        Assert.Equal(10, again.Trials.Count);
        Assert.Equal(StopReason.Trials, again.StoppedBecause);
    }

    [Fact]
    public async Task Seed_left_unset_isTheStoredOne()
    {
        using TemporaryJournal journal = new();
        StudyResult<Landscape> first = await Study.MinimizeAsync<Landscape>(Loss, Options with { Seed = null, Trials = 5, Storage = journal.Storage });

        StudyResult<Landscape> second = await Study.MinimizeAsync<Landscape>(Loss, Options with { Seed = null, Trials = 12, Storage = journal.Storage });

        Assert.Equal(first.Seed, second.Seed);
    }

    [Fact]
    public async Task Seed_contradictingTheStoredOne_isAConflict()
    {
        using TemporaryJournal journal = new();
        await Run(journal, trials: 3);

        StudyConflictException error = await Assert.ThrowsAsync<StudyConflictException>(
            () => Study.MinimizeAsync<Landscape>(Loss, Options with { Seed = 2, Trials = 5, Storage = journal.Storage }));

        Assert.Contains("seed 1", error.Message);
        Assert.Contains("seed 2", error.Message);
    }

    [Fact]
    public async Task Direction_contradictingTheStoredOne_isAConflict()
    {
        using TemporaryJournal journal = new();
        await Run(journal, trials: 3);

        StudyConflictException error = await Assert.ThrowsAsync<StudyConflictException>(
            () => Study.MaximizeAsync<Landscape>(Loss, Options with { Trials = 5, Storage = journal.Storage }));

        Assert.Contains("imiz", error.Message);
    }

    [Fact]
    public async Task Trial_askedAndNeverTold_isHandedOutAgain()
    {
        using TemporaryJournal journal = new();
        Landscape asked;
        await using (Study<Landscape> study = await Study.OpenAsync<Landscape>(Options with { Trials = 5, Storage = journal.Storage }))
        {
            await study.TellAsync(await study.AskAsync(), 1);
            asked = (await study.AskAsync()).Config;
        }

        await using Study<Landscape> reopened = await Study.OpenAsync<Landscape>(Options with { Trials = 5, Storage = journal.Storage });
        Trial<Landscape> trial = await reopened.AskAsync();

        Assert.Equal((1, asked), (trial.Number, trial.Config));
    }

    [Fact]
    public async Task Studies_openAtOnce_shareNumbersAndBudgetAndLeaveRunningTrialsAlone()
    {
        using TemporaryJournal journal = new();
        await using Study<Landscape> one = await Study.OpenAsync<Landscape>(Options with { Trials = 4, Storage = journal.Storage });
        await using Study<Landscape> two = await Study.OpenAsync<Landscape>(Options with { Trials = 4, Storage = journal.Storage });

        List<int> numbers = [];
        for (int i = 0; i < 2; i++)
        {
            numbers.Add((await one.AskAsync()).Number);
            numbers.Add((await two.AskAsync()).Number);
        }

        Assert.Equal([0, 1, 2, 3], numbers);
        Assert.Null(await one.TryAskAsync());
        Assert.Null(await two.TryAskAsync());
    }

    [Fact]
    public async Task Space_changed_isReportedAndTrialsThatStillHaveAMeaningAreKept()
    {
        using TemporaryJournal journal = new();
        StudyResult<SpaceBefore> before = await Study.MinimizeAsync<SpaceBefore>(
            (trial, _) => Task.FromResult(trial.Config.Width + trial.Config.Lr), Evolving(journal) with { Trials = 30 });

        StudyResult<SpaceAfter> after = await Study.MinimizeAsync<SpaceAfter>(
            (trial, _) => Task.FromResult(trial.Config.Width + trial.Config.LearningRate), Evolving(journal) with { Trials = 30 });

        int meaningful = before.Trials.Count(trial => trial.Config.Width <= 50);
        Assert.InRange(meaningful, 1, 29);
        Assert.Equal(meaningful, after.Trials.Count);
        Assert.Equal(30 - meaningful, after.OutOfSpace);
        Assert.Contains(after.SpaceDifference.Changes, change => change.Contains("Width"));
        Assert.Contains(after.SpaceDifference.Changes, change => change.Contains("LearningRate"));
        Assert.All(after.Trials, trial => Assert.Equal("none", trial.Config.Penalty));
        Assert.Equal(
            before.Trials.Where(trial => trial.Config.Width <= 50).Select(trial => (trial.Number, trial.Config.Lr, trial.Value)),
            after.Trials.Select(trial => (trial.Number, trial.Config.LearningRate, trial.Value)));
    }

    private static StudyOptions Options { get; } = new() { Seed = 1, Name = "reopened", Sampler = Samplers.Bayesian() };

    private static StudyOptions Evolving(TemporaryJournal journal) => Options with { Name = "evolving", Storage = journal.Storage, Sampler = Samplers.Random() };

    private static Task<double> Loss(Trial<Landscape> trial, CancellationToken cancellationToken) => Task.FromResult(Landscape.Loss(trial.Config));

    private static Task<StudyResult<Landscape>> Run(TemporaryJournal journal, int trials) =>
        Study.MinimizeAsync<Landscape>(Loss, Options with { Trials = trials, Storage = journal.Storage });
}
