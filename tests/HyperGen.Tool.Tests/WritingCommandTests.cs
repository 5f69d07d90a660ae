namespace HyperGen.Tool.Tests;

public sealed class WritingCommandTests : IDisposable
{
    private readonly TemporaryStorage _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task Export_writes_csv_and_json_to_the_output()
    {
        await _storage.AddAsync("mnist");
        ToolRun csv = await ToolRun.OfAsync("export", "mnist", "-s", _storage.Journal, "--format", "csv");
        Assert.Equal(0, csv.Code);
        string[] lines = csv.Out.Split("\r\n");
        Assert.Equal("number,state,value,datetime_start,datetime_complete,duration_seconds,params_LearningRate,params_Dropout,params_Layers,params_Optimizer,params_Momentum,error", lines[0]);
        Assert.Equal("0,complete,1.5,2026-02-28T12:00:00.000000Z,2026-02-28T12:00:01.000000Z,1,0.001,0.1,2,adam,,", lines[1]);
        Assert.EndsWith(",\"it \"\"exploded\"\",\nreally\"", lines[3], StringComparison.Ordinal);

        ToolRun json = await ToolRun.OfAsync("export", "mnist", "-s", _storage.Journal, "--format", "JSON");
        Assert.Equal(4, json.Json.GetProperty("trials").GetArrayLength());
    }

    [Fact]
    public async Task Export_overwrites_a_file_only_when_told_to()
    {
        await _storage.AddAsync("mnist");
        string file = _storage.File("trials.csv");
        ToolRun run = await ToolRun.OfAsync("export", "-s", _storage.Journal, "-f", "csv", "-o", file);
        Assert.Equal(new ToolRun(0, $"Wrote 4 trials of 'mnist' to {file}.\n", ""), run);
        File.WriteAllText(file, "mine");
        run = await ToolRun.OfAsync("export", "-s", _storage.Journal, "-f", "csv", "-o", file);
        Assert.Contains("--force", run.Refused(), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(0, (await ToolRun.OfAsync("export", "-s", _storage.Journal, "-f", "csv", "-o", file, "--force")).Code);
        Assert.StartsWith("number,", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_adds_the_study_to_another_storage_and_never_overwrites_one()
    {
        await _storage.AddAsync("mnist");
        string other = _storage.File("other.jsonl");
        Assert.Equal(new ToolRun(0, $"Copied 'mnist' with 4 trials to 'mnist' in {other}.\n", ""), await ToolRun.OfAsync("copy", "mnist", _storage.Journal, other));
        Assert.Contains("already has a study 'mnist'", (await ToolRun.OfAsync("copy", "mnist", _storage.Journal, other)).Refused(), StringComparison.Ordinal);
        ToolRun run = await ToolRun.OfAsync("copy", "mnist", _storage.Journal, other, "--as", "again", "--json");
        Assert.Equal("again", run.Json.GetProperty("copy").GetString());
        Assert.Equal(["mnist", "again"], (await JournalStorage.Open(other).ListAsync()).Select(study => study.Name));
        Assert.Contains("ending", (await ToolRun.OfAsync("copy", "mnist", _storage.Journal, _storage.File("other.xyz"))).Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enqueue_adds_a_waiting_trial_with_the_given_values_and_the_defaults()
    {
        await _storage.AddAsync("mnist");
        ToolRun run = await ToolRun.OfAsync("enqueue", "mnist", "Optimizer=sgd", "Momentum=0.5", "Dropout=0.3", "-s", _storage.Journal);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Enqueued trial 4 of 'mnist'", run.Out, StringComparison.Ordinal);
        Assert.Contains("Layers = 2 (default)", run.Out, StringComparison.Ordinal);
        Assert.Contains("Constraints of the config type are not stored and were not checked.", run.Out, StringComparison.Ordinal);
        TrialEnqueued enqueued = Assert.Single((await _storage.EventsAsync("mnist")).OfType<TrialEnqueued>());
        Assert.Equal([1e-3, TemporaryStorage.Space["Dropout"].FromUnit(0.6), 2, 1, 0.5], enqueued.Point!);

        string[] listed = (await ToolRun.OfAsync("trials", "--state", "waiting", "-s", _storage.Journal)).Out.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("sgd", listed);

        run = await ToolRun.OfAsync("enqueue", "mnist", "Layers=8", "-s", _storage.Journal, "--json");
        Assert.Equal((5, 8, false), (run.Json.GetProperty("trial").GetInt32(), run.Json.GetProperty("parameters").GetProperty("Layers").GetInt32(), run.Json.GetProperty("constraintsChecked").GetBoolean()));
    }

    [Theory]
    [InlineData("LearnigRate=0.1", "no parameter 'LearnigRate'; did you mean 'LearningRate'?")]
    [InlineData("Completely=1", "it has LearningRate, Dropout, Layers, Optimizer, Momentum")]
    [InlineData("LearningRate", "'LearningRate' is not of the form name=value")]
    [InlineData("LearningRate=fast", "'LearningRate' was given 'fast', which is not a number")]
    [InlineData("LearningRate=NaN", "'LearningRate' was given 'NaN', which is not a number")]
    [InlineData("LearningRate=0,1", "'LearningRate' was given '0,1', which is not a number")]
    [InlineData("LearningRate=1", "'LearningRate' was given 1, which is no value of float [1E-05, 0.1] log; the nearest is 0.1")]
    [InlineData("Dropout=0.25", "'Dropout' was given 0.25, which is no value of float [0, 0.5] step 0.1; the nearest is ")]
    [InlineData("Layers=2.5", "'Layers' was given 2.5, which is no value of int [1, 8]")]
    [InlineData("Layers=9", "the nearest is 8")]
    [InlineData("Optimizer=adm", "'Optimizer' has no choice 'adm'; it has adam, sgd. Did you mean 'adam'?")]
    [InlineData("Momentum=0.5", "'Momentum' was given the value '0.5' and is searched only while Optimizer is sgd; 'Optimizer' is adam by default")]
    [InlineData("Optimizer=sgd", "'Momentum' needs a value, since it has no default here: add Momentum=..., float [0, 0.99]")]
    [InlineData("Layers=2|Layers=3", "'Layers' is given twice")]
    public async Task Enqueue_refuses_what_has_no_place_in_the_stored_space(string values, string message)
    {
        await _storage.AddAsync("mnist");
        ToolRun run = await ToolRun.OfAsync(["enqueue", "mnist", "-s", _storage.Journal, .. values.Split('|')]);
        Assert.Contains(message, run.Refused(), StringComparison.Ordinal);
        Assert.Equal(4, (await JournalStorage.Open(_storage.Journal).ReadAsync("mnist")).Trials.Count);
    }

    [Fact]
    public async Task Enqueue_refuses_a_study_whose_space_is_not_stored()
    {
        await JournalStorage.Open(_storage.Journal).WriteAsync(new StoredStudy { Name = "foreign", Directions = [StudyDirection.Minimize] });
        Assert.Contains("no description of the space", (await ToolRun.OfAsync("enqueue", "foreign", "x=1", "-s", _storage.Journal)).Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_asks_for_the_name_and_deletes_nothing_without_it()
    {
        await _storage.AddAsync("mnist");
        ToolRun run = await ToolRun.OfAsync("delete", "mnist", "-s", _storage.Journal);
        Assert.Contains("--yes", run.Refused(), StringComparison.Ordinal);
        run = await ToolRun.AnsweringAsync("yes\n", "delete", "mnist", "-s", _storage.Journal);
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("'mnist' has 4 trials", run.Error, StringComparison.Ordinal);
        Assert.Contains("was not deleted", run.Error, StringComparison.Ordinal);
        Assert.Single(await JournalStorage.Open(_storage.Journal).ListAsync());

        run = await ToolRun.AnsweringAsync("mnist\n", "delete", "mnist", "-s", _storage.Journal);
        Assert.Equal((0, "Deleted 'mnist'.\n"), (run.Code, run.Out));
        Assert.Empty(await JournalStorage.Open(_storage.Journal).ListAsync());
    }

    [Fact]
    public async Task Delete_with_yes_asks_nothing()
    {
        await _storage.AddAsync("@mnist");
        ToolRun run = await ToolRun.OfAsync("delete", "@mnist", "-s", _storage.Journal, "--yes", "--json");
        Assert.Equal((0, "", 4), (run.Code, run.Error, run.Json.GetProperty("trials").GetInt32()));
    }

    [Theory]
    [InlineData("UPDATE trials SET state = 'LEASED' WHERE number = 3", "'LEASED' is no state of a trial", 3)]
    [InlineData("UPDATE trials SET number = NULL WHERE number = 1", "NULL", 4)]
    public async Task Study_that_cannot_be_read_hides_no_other_and_can_be_deleted(string poison, string problem, int known)
    {
        string database = _storage.File("studies.db");
        await _storage.AddAsync("mnist");
        await _storage.AddAsync("sound");
        Assert.Equal(0, (await ToolRun.OfAsync("copy", "mnist", _storage.Journal, database)).Code);
        Assert.Equal(0, (await ToolRun.OfAsync("copy", "sound", _storage.Journal, database)).Code);
        await TemporaryStorage.ExecuteAsync(database, poison + " AND study_id = 1");

        string[] lines = (await ToolRun.OfAsync("list", "-s", database)).Out.Split('\n');
        Assert.Contains(problem, lines.Single(line => line.Contains("mnist", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("1 running", lines.Single(line => line.Contains("sound", StringComparison.Ordinal)), StringComparison.Ordinal);

        ToolRun run = await ToolRun.AnsweringAsync("mnist\n", "delete", "mnist", "-s", database);
        Assert.Equal((0, "Deleted 'mnist'.\n"), (run.Code, run.Out));
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.Contains($"'mnist' has {known} trials", run.Error, StringComparison.Ordinal);
        Assert.Equal(["sound"], (await SqliteStorage.Open(database).ListAsync()).Select(study => study.Name));
    }

    [Fact]
    public async Task Journal_with_a_line_that_cannot_be_read_is_listed_and_what_is_certain_of_it_deleted()
    {
        await _storage.AddAsync("before");
        await File.AppendAllTextAsync(_storage.Journal, "torn by a crash}\n");
        string after = _storage.File("after.jsonl");
        await _storage.AddAsync("after", after);
        await File.AppendAllTextAsync(_storage.Journal, await File.ReadAllTextAsync(after));

        ToolRun list = await ToolRun.OfAsync("list", "-s", _storage.Journal);
        Assert.Equal((0, ""), (list.Code, list.Error));
        foreach (string name in (string[])["before", "after"])
        {
            string line = list.Out.Split('\n').Single(line => line.Contains(name, StringComparison.Ordinal));
            Assert.Contains("of the journal cannot be read: it is no JSON", line, StringComparison.Ordinal);
        }

        ToolRun uncertain = await ToolRun.OfAsync("delete", "after", "--yes", "-s", _storage.Journal);
        Assert.Contains("Mend or remove that line", uncertain.Refused(), StringComparison.Ordinal);
        Assert.Equal(0, (await ToolRun.OfAsync("delete", "before", "--yes", "-s", _storage.Journal)).Code);
        Assert.DoesNotContain("before", (await ToolRun.OfAsync("list", "-s", _storage.Journal)).Out, StringComparison.Ordinal);
    }
}
