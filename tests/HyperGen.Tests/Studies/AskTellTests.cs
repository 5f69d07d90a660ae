#pragma warning disable HG5007 // These tests are about telling twice.
namespace HyperGen.Tests.Studies;

public class AskTellTests
{
    [Fact]
    public async Task Ask_first_givesTheDefaultConfig()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);

        Trial<Bowl> trial = await study.AskAsync();

        Assert.Equal((0, new Bowl(0, 0)), (trial.Number, trial.Config));
    }

    [Fact]
    public async Task Ask_withTheBaselineSkipped_givesAProposal()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Baseline = Baseline.Skip });

        Assert.NotEqual(new Bowl(0, 0), (await study.AskAsync()).Config);
    }

    [Fact]
    public async Task Tell_theSameTwice_isHarmless()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);
        Trial<Bowl> trial = await study.AskAsync();

        await study.TellAsync(trial, 1.5);
        await study.TellAsync(trial, 1.5);

        Assert.Equal(1.5, Assert.Single(study.Result.Trials).Value);
    }

    [Fact]
    public async Task Tell_somethingElse_isAConflictThatNamesBoth()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);
        Trial<Bowl> trial = await study.AskAsync();
        await study.TellAsync(trial, 1.5);

        StudyConflictException error = await Assert.ThrowsAsync<StudyConflictException>(async () => await study.TellAsync(trial, 2));

        Assert.Contains("Trial 0", error.Message);
        Assert.Contains("Complete 1.5", error.Message);
        Assert.Contains("Complete 2", error.Message);
        Assert.Equal(1.5, study.Result.Best.Value);
    }

    [Fact]
    public async Task Tell_afterTheStudyStopped_isRecorded()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);
        Trial<Bowl> first = await study.AskAsync();
        Trial<Bowl> second = await study.AskAsync();
        study.Control.Stop();

        await study.TellAsync(first, 3);
        await study.TellAsync(second, 1);

        Assert.Equal(1, study.Result.Best.Value);
        Assert.Null(await study.TryAskAsync());
        StudyFinishedException error = await Assert.ThrowsAsync<StudyFinishedException>(async () => await study.AskAsync());
        Assert.Equal(StopReason.Requested, error.Reason);
    }

    [Fact]
    public async Task Tell_toAnotherStudy_isRejected()
    {
        await using Study<Bowl> one = await Study.OpenAsync<Bowl>(Options);
        await using Study<Bowl> other = await Study.OpenAsync<Bowl>(Options);

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () => await other.TellAsync(await one.AskAsync(), 1));

        Assert.Contains("another study", error.Message);
    }

    [Fact]
    public async Task Study_disposed_saysSo()
    {
        Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);
        Trial<Bowl> trial = await study.AskAsync();
        await study.DisposeAsync();
        await study.DisposeAsync();

        ObjectDisposedException error = await Assert.ThrowsAsync<ObjectDisposedException>(async () => await study.TellAsync(trial, 1));
        Assert.Contains("open it again", error.Message);
    }

    [Fact]
    public async Task Enqueue_runsBeforeProposalsAndAfterTheBaseline()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);

        Assert.Equal(1, await study.EnqueueAsync(new Bowl(1, 1)));
        Assert.Equal(2, await study.EnqueueAsync(new Bowl(2, 2)));

        Assert.Equal(new Bowl(0, 0), (await study.AskAsync()).Config);
        Assert.Equal(new Bowl(1, 1), (await study.AskAsync()).Config);
        Assert.Equal(new Bowl(2, 2), (await study.AskAsync()).Config);
        Assert.Equal(3, (await study.AskAsync()).Number);
    }

    [Fact]
    public async Task Enqueue_outsideTheSpace_namesTheParameterAndTheValue()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () => await study.EnqueueAsync(new Bowl(12.5, 1)));

        Assert.Contains("'X' has the value 12.5", error.Message);
        Assert.Equal(0, (await study.AskAsync()).Number);
    }

    [Fact]
    public async Task Enqueue_twiceTheSame_runsTwice()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Baseline = Baseline.Skip });
        await study.EnqueueAsync(new Bowl(1, 1));
        await study.EnqueueAsync(new Bowl(1, 1));

        Assert.Equal(new Bowl(1, 1), (await study.AskAsync()).Config);
        Assert.Equal(new Bowl(1, 1), (await study.AskAsync()).Config);
    }

    [Fact]
    public async Task Enqueue_whatBreaksAConstraint_saysSo()
    {
        await using Study<Spaces.Configs.TrainingConfig> study = await Study.OpenAsync<Spaces.Configs.TrainingConfig>(Options);

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            async () => await study.EnqueueAsync(new Spaces.Configs.TrainingConfig { BatchSize = 256, Encoder = new() { Width = 512 } }));

        Assert.Contains("breaks a constraint", error.Message);
    }

    [Fact]
    public async Task Prune_keepsTheLastFiniteReportAsValue()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);
        Trial<Bowl> trial = await study.AskAsync();
        trial.Report(0, 5);
        trial.Report(1, 4);
        trial.Report(2, double.NaN);

        await study.TellPrunedAsync(trial);

        FinishedTrial<Bowl> pruned = Assert.Single(study.Result.Trials);
        Assert.Equal((TrialState.Pruned, 4.0), (pruned.State, pruned.Value));
        Assert.False(study.Result.HasBest);
    }

    [Fact]
    public async Task Report_ofANegativeStep_isRejected()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);
        Trial<Bowl> trial = await study.AskAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => trial.Report(-1, 0));
    }

    [Fact]
    public async Task Space_withoutParameters_runsItsOneConfig()
    {
        await using Study<Nothing> study = await Study.OpenAsync<Nothing>(Options with { Sampler = new UniformSampler(points: 1) });

        StudyResult<Nothing> result = await study.RunAsync((_, _) => Task.FromResult(7.0));

        Assert.Equal(7, result.Best.Value);
        Assert.Single(result.Trials);
        Assert.Equal(StopReason.SpaceExhausted, result.StoppedBecause);
    }

    [Theory]
    [InlineData("", "Name")]
    [InlineData("513", "Name")]
    public async Task Name_ofAWrongLength_isRejected(string name, string option)
    {
        StudyOptions options = Options with { Name = name == "513" ? new string('x', 513) : name };

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Study.OpenAsync<Bowl>(options));

        Assert.Contains(option, error.Message);
    }

    [Fact]
    public async Task Name_is_measured_in_whole_characters_by_options_and_storages_alike()
    {
        static string Rockets(int count) => string.Concat(Enumerable.Repeat("\ud83d\ude80", count)); // two units of UTF-16 each
        InMemoryStorage storage = new();
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Name = Rockets(512), Storage = storage });
        await study.TellAsync(await study.AskAsync(), 1);
        Assert.Equal(Rockets(512), Assert.Single(await storage.ListAsync()).Name);

        ArgumentException error = Assert.Throws<ArgumentException>((Options with { Name = Rockets(513) }).Validate);
        Assert.Contains("has 513 characters", error.Message);
    }

    private static StudyOptions Options { get; } = new() { Sampler = new UniformSampler(), Seed = 1 };
}
