using HyperGen.StorageWorker;
using HyperGen.Tests.Storage.Optuna;

namespace HyperGen.Storage.Tests.Optuna;

/// <summary>Databases that the real Optuna wrote, beside what it read from them itself (see optuna_client.py).</summary>
public abstract class OptunaDatabaseFixtureTests
{
    private const int Outside = 7;
    private const int Unfinished = 8;
    private const int Open = 9;
    private const int Enqueued = 10;

    private static readonly StudyDeclaration Shared = new("shared", StudyDirection.Minimize, SharedProblem.Space, 5);
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch.AddYears(50);

    private protected abstract IStudyStorage Storage { get; }

    private protected abstract OptunaTables Tables { get; }

    /// <summary>The ending of the file that says what the client read from its database itself.</summary>
    private protected abstract string Expected { get; }

    [Theory]
    [InlineData("4.9")]
    [InlineData("5.0")]
    public async Task Study_reads_as_its_own_client_reads_it(string version)
    {
        OptunaStudy expected = OptunaStudy.Parse(File.ReadAllText(Fixture($"optuna-{version}.{Expected}.json")));
        await using IStudyLog log = await OpenCopyAsync(version, Shared);
        Assert.True(log.Difference.IsEmpty);
        Assert.Equal(5UL, log.Seed);
        TrialView[] trials = TrialView.Of(await log.ReadAsync());

        Assert.Equal(11, trials.Length);
        expected.IsWhatWeSee(trials, withPoints: number => number < Outside);
        Assert.Null(trials[Outside].Point);
        Assert.Null(trials[Unfinished].Point);
        Assert.Null(trials[Open].Point);
        Assert.Equal([-2, 0.001, 8, 2, double.NaN], trials[Enqueued].Point!);
        Assert.Null(trials[Unfinished].Worker);
        await Tables.AssertWholesomeAsync("shared");
    }

    [Theory]
    [InlineData("4.9")]
    [InlineData("5.0")]
    public async Task Enqueued_choices_of_every_type_are_found_by_value(string version)
    {
        SearchSpace space = new SearchSpaceBuilder("Mixed").AddChoice<object?>("choice", [null, true, 1, 2.5, "1", "漢字 \"\\\n"]).Build();
        await using IStudyLog log = await OpenCopyAsync(version, new("mixed", StudyDirection.Maximize, space, 5));
        TrialView[] trials = TrialView.Of(await log.ReadAsync());
        Assert.Equal([0, 1, 2, 3, 4, 5], trials.Where(trial => trial.State == TrialState.Waiting).Select(trial => trial.Point![0]));
        Assert.All(
            trials[..6], trial => Assert.Equal((TrialState.Complete, 1.0, true), (trial.State, trial.Value, trial.Point is not null)));
    }

    [Theory]
    [InlineData("4.9")]
    [InlineData("5.0")]
    public async Task Database_is_continued_with_the_next_numbers(string version)
    {
        await using IStudyLog log = await OpenCopyAsync(version, Shared);
        await log.CommitAsync(_ =>
        [
            new TrialClaimed(Enqueued, log.Worker, Noon),
            new TrialTold(Enqueued, TrialState.Complete, 1.25, TimeSpan.FromSeconds(2), null),
            new TrialStarted(11, [1, 0.001, 2, 1, 0.9], log.Worker, Noon),
        ]);
        await using IStudyLog reader = await Storage.OpenAsync(Shared);
        TrialView[] trials = TrialView.Of(await reader.ReadAsync());
        Assert.Equal((12, TrialState.Complete, 1.25), (trials.Length, trials[Enqueued].State, trials[Enqueued].Value));
        Assert.Equal([1, 0.001, 2, 1, 0.9], trials[11].Point!);
        await Tables.AssertWholesomeAsync("shared");
    }

    /// <summary>Puts the database of a version of Optuna where <see cref="Storage"/> opens it.</summary>
    private protected abstract Task LoadAsync(string version);

    /// <summary>A file that was made from the real client's.</summary>
    private protected static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Optuna", name);

    private async Task<IStudyLog> OpenCopyAsync(string version, StudyDeclaration study)
    {
        await LoadAsync(version);
        return await Storage.OpenAsync(study);
    }
}
