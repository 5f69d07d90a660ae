using HyperGen.Testing;

namespace HyperGen.Tests.Storage.Optuna;

/// <summary>Journals that the real Optuna wrote, beside what it read from them itself (see optuna_client.py).</summary>
public sealed class OptunaFixtureTests : IDisposable
{
    private const int Outside = 7;
    private const int Unfinished = 8;
    private const int Open = 9;
    private const int Enqueued = 10;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("4.9")]
    [InlineData("5.0")]
    public async Task Study_reads_as_its_own_client_reads_it(string version)
    {
        OptunaStudy expected = OptunaStudy.Parse(File.ReadAllText(Fixture($"optuna-{version}.shared.json")));
        await using IStudyLog log = await OpenCopy(version, new("shared", StudyDirection.Minimize, StorageWorker.SharedProblem.Space, 5));
        Assert.True(log.Difference.IsEmpty);
        Assert.Equal(5UL, log.Seed);
        TrialView[] trials = TrialView.Of(await log.ReadAsync());

        Assert.Equal(11, trials.Length);
        expected.IsWhatWeSee(trials, withPoints: number => number < Outside);
        Assert.Null(trials[Outside].Point);
        Assert.Null(trials[Unfinished].Point);
        Assert.Null(trials[Open].Point);
        Assert.Equal([-2, 0.001, 8, 2, double.NaN], trials[Enqueued].Point!);
        Assert.False(await log.IsGoneAsync(trials[Unfinished].Worker!));
    }

    [Theory]
    [InlineData("4.9")]
    [InlineData("5.0")]
    public async Task Enqueued_choices_of_every_type_are_found_by_value(string version)
    {
        SearchSpace space = new SearchSpaceBuilder("Mixed").AddChoice<object?>("choice", [null, true, 1, 2.5, "1", "漢字 \"\\\n"]).Build();
        await using IStudyLog log = await OpenCopy(version, new("mixed", StudyDirection.Maximize, space, 5));
        TrialView[] trials = TrialView.Of(await log.ReadAsync());
        Assert.Equal([0, 1, 2, 3, 4, 5], trials.Where(trial => trial.State == TrialState.Waiting).Select(trial => trial.Point![0]));
        Assert.All(trials[..6], trial => Assert.Equal((TrialState.Complete, 1.0, true), (trial.State, trial.Value, trial.Point is not null)));
    }

    [Theory]
    [InlineData("4.9")]
    [InlineData("5.0")]
    public async Task Journal_is_continued_with_the_next_numbers(string version)
    {
        StudyDeclaration study = new("shared", StudyDirection.Minimize, StorageWorker.SharedProblem.Space, 5);
        await using IStudyLog log = await OpenCopy(version, study);
        await log.CommitAsync(_ =>
        [
            new TrialClaimed(Enqueued, log.Worker, DateTimeOffset.UnixEpoch.AddYears(50)),
            new TrialTold(Enqueued, TrialState.Complete, 1.25, TimeSpan.FromSeconds(2), null),
            new TrialStarted(11, [1, 0.001, 2, 1, 0.9], log.Worker, DateTimeOffset.UnixEpoch.AddYears(50)),
        ]);
        await using IStudyLog reader = await JournalStorage.Open(_folder.File("study.jsonl")).OpenAsync(study);
        TrialView[] trials = TrialView.Of(await reader.ReadAsync());
        Assert.Equal((12, TrialState.Complete, 1.25), (trials.Length, trials[Enqueued].State, trials[Enqueued].Value));
        Assert.Equal([1, 0.001, 2, 1, 0.9], trials[11].Point!);
    }

    [Theory]
    [InlineData("UniformDistribution", "\"low\": -5.0, \"high\": 5.0", 1.5, 1.5)]
    [InlineData("LogUniformDistribution", "\"low\": 0.001, \"high\": 5.0", 1.5, 1.5)]
    [InlineData("DiscreteUniformDistribution", "\"low\": -5.0, \"high\": 5.0, \"q\": 0.5", 1.5, 1.5)]
    [InlineData("IntUniformDistribution", "\"low\": -5, \"high\": 5, \"step\": 1", 3.7, 3)]
    [InlineData("IntLogUniformDistribution", "\"low\": 1, \"high\": 5, \"step\": 1", 2, 2)]
    public async Task Distributions_of_old_clients_are_read(string name, string attributes, double stored, double expected)
    {
        string journal = _folder.File("study.jsonl");
        string distribution = $"{{\"name\": \"{name}\", \"attributes\": {{{attributes}}}}}".Replace("\"", "\\\"", StringComparison.Ordinal);
        File.WriteAllText(journal, string.Create(System.Globalization.CultureInfo.InvariantCulture, $$$"""
            {"op_code":0,"worker_id":"w","study_name":"s","directions":[1]}
            {"op_code":4,"worker_id":"w","study_id":0,"datetime_start":"2020-01-01T00:00:00"}
            {"op_code":5,"worker_id":"w","trial_id":0,"param_name":"x","param_value_internal":{{{stored}}},"distribution":"{{{distribution}}}"}
            {"op_code":6,"worker_id":"w","trial_id":0,"state":1,"values":[2.0],"datetime_complete":"2020-01-01T00:00:01.5"}

            """).ReplaceLineEndings("\n"));
        await using IStudyLog log = await JournalStorage.Open(journal).OpenAsync(
            new("s", StudyDirection.Minimize, new SearchSpaceBuilder("Space").AddFloat("x", -5, 5).Build(), 1));
        TrialView trial = Assert.Single(TrialView.Of(await log.ReadAsync()));
        Assert.Equal((TrialState.Complete, 2.0, TimeSpan.FromSeconds(1.5)), (trial.State, trial.Value, trial.Duration));
        Assert.Equal([expected], trial.Point!);
    }

    [Fact]
    public async Task Records_that_do_not_apply_are_ignored()
    {
        string journal = _folder.File("study.jsonl");
        File.WriteAllText(journal, """
            {"op_code":0,"worker_id":"w","study_name":"s","directions":[1]}
            {"op_code":0,"worker_id":"v","study_name":"s","directions":[2]}
            {"op_code":4,"worker_id":"w","study_id":7,"datetime_start":"2020-01-01T00:00:00"}
            {"op_code":4,"worker_id":"w","study_id":0,"datetime_start":"2020-01-01T00:00:00","unknown":{"member":1}}
            {"op_code":6,"worker_id":"v","trial_id":0,"state":0,"values":null,"datetime_start":"2020-01-01T00:00:01"}
            {"op_code":10,"worker_id":"r","trial_ids":[0]}
            {"op_code":3,"worker_id":"w","study_id":0,"system_attr":{"study:metric_names":["loss"]}}
            {"op_code":9,"worker_id":"w","trial_id":0,"system_attr":{"constraints":[-1.0]}}
            {"op_code":6,"worker_id":"w","trial_id":0,"state":1,"values":[2.0],"datetime_complete":"2020-01-01T00:00:02"}
            {"op_code":6,"worker_id":"w","trial_id":0,"state":3,"values":null,"datetime_complete":"2020-01-01T00:00:03"}
            {"op_code":7,"worker_id":"w","trial_id":0,"step":1,"intermediate_value":1.0}
            {"op_code":6,"worker_id":"w","trial_id":99,"state":1,"values":[2.0],"datetime_complete":"2020-01-01T00:00:02"}

            """.ReplaceLineEndings("\n"));
        await using IStudyLog log = await JournalStorage.Open(journal).OpenAsync(
            new("s", StudyDirection.Minimize, new SearchSpaceBuilder("Space").AddFloat("x", -5, 5).Build(), 1));
        IReadOnlyList<StudyEvent> events = await log.ReadAsync();
        Assert.Equal(2, events.Count);
        Assert.Equal(2.0, Assert.IsType<TrialTold>(events[1]).Value);
    }

    private async Task<IStudyLog> OpenCopy(string version, StudyDeclaration study)
    {
        File.Copy(Fixture($"optuna-{version}.jsonl"), _folder.File("study.jsonl"));
        return await JournalStorage.Open(_folder.File("study.jsonl")).OpenAsync(study);
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Storage", "Optuna", name);
}
