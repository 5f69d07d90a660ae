using System.Text.Json;

namespace HyperGen.Tool.Tests;

public sealed class ReadingCommandTests : IDisposable
{
    private readonly TemporaryStorage _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task List_shows_each_study_with_goal_states_and_best()
    {
        await _storage.AddAsync("mnist");
        await _storage.AddAsync("ü 漢字 [red]\u001b[31m");
        ToolRun run = await ToolRun.OfAsync("list", "--storage", _storage.Journal);
        Assert.Equal((0, ""), (run.Code, run.Error));
        string line = run.Out.Split('\n').Single(line => line.Contains("mnist", StringComparison.Ordinal));
        foreach (string cell in (string[])["minimize", "4", "2 complete, 1 failed, 1 running", "0.25", "2026-02-28 12:01Z"]) Assert.Contains(cell, line, StringComparison.Ordinal);
        Assert.Contains("ü 漢字 [red] [31m", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Fact]
    public async Task List_in_json_has_the_documented_members()
    {
        await _storage.AddAsync("mnist");
        JsonElement study = (await ToolRun.OfAsync("list", "-s", _storage.Journal, "--json")).Json.GetProperty("studies")[0];
        Assert.Equal(
            ["name", "directions", "trials", "best", "bestTrial", "createdAt", "lastActivityAt", "problem"],
            study.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("mnist", 0.25, 1), (study.GetProperty("name").GetString(), study.GetProperty("best").GetDouble(), study.GetProperty("bestTrial").GetInt32()));
        Assert.Equal("minimize", study.GetProperty("directions")[0].GetString());
        Assert.Equal(
            """{"total":4,"complete":2,"pruned":0,"failed":1,"running":1,"waiting":0}""", JsonSerializer.Serialize(study.GetProperty("trials")));
        Assert.Equal("2026-02-28T12:00:00.000000Z", study.GetProperty("createdAt").GetString());
    }

    [Fact]
    public async Task List_of_an_empty_journal_says_so()
    {
        File.WriteAllText(_storage.Journal, "");
        Assert.Equal(new ToolRun(0, "No studies.\n", ""), await ToolRun.OfAsync("list", "-s", _storage.Journal));
        Assert.Equal(0, (await ToolRun.OfAsync("list", "-s", _storage.Journal, "--json")).Json.GetProperty("studies").GetArrayLength());
    }

    [Fact]
    public async Task Show_tells_the_best_the_domains_and_why_trials_failed()
    {
        await _storage.AddAsync("mnist");
        ToolRun run = await ToolRun.OfAsync("show", "mnist", "-s", _storage.Journal);
        Assert.Equal(0, run.Code);
        Assert.Contains("mnist: minimize, 4 trials, seed 7", run.Out, StringComparison.Ordinal);
        Assert.Contains("best 0.25 in trial 1, which took 0:01:01", run.Out, StringComparison.Ordinal);
        Assert.Contains("float [0, 0.99] while Optimizer is sgd", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 × it \"exploded\", really (first in trial 2)", run.Out, StringComparison.Ordinal);
        string momentum = run.Out.Split('\n').Single(line => line.Contains("Momentum", StringComparison.Ordinal));
        Assert.Contains("inactive", momentum, StringComparison.Ordinal);
        Assert.Contains("0.9 ", momentum, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_in_json_has_the_best_trial_and_the_space()
    {
        await _storage.AddAsync("mnist");
        JsonElement study = (await ToolRun.OfAsync("show", "-s", _storage.Journal, "--json")).Json;
        Assert.Equal(7, study.GetProperty("seed").GetInt32());
        JsonElement best = study.GetProperty("bestTrialDetails");
        Assert.Equal(["number", "state", "values", "startedAt", "completedAt", "seconds", "worker", "error", "parameters"], best.EnumerateObject().Select(member => member.Name));
        Assert.Equal(61, best.GetProperty("seconds").GetDouble());
        Assert.Equal("sgd", best.GetProperty("parameters").GetProperty("Optimizer").GetString());
        Assert.Equal(5, study.GetProperty("space").GetProperty("parameters").GetArrayLength());
    }

    [Fact]
    public async Task Study_may_be_left_out_when_there_is_one_and_must_be_named_otherwise()
    {
        File.WriteAllText(_storage.Journal, "");
        Assert.Contains("has no study", (await ToolRun.OfAsync("show", "-s", _storage.Journal)).Refused(), StringComparison.Ordinal);
        await _storage.AddAsync("first");
        Assert.Equal(0, (await ToolRun.OfAsync("show", "-s", _storage.Journal)).Code);
        await _storage.AddAsync("second");
        Assert.Contains("'first', 'second'", (await ToolRun.OfAsync("show", "-s", _storage.Journal)).Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_are_listed_by_number_by_value_from_the_end_and_by_state()
    {
        await _storage.AddAsync("mnist");
        Assert.Equal("0 1 2 3", await Numbers());
        Assert.Equal("1 0", await Numbers("--best", "5"));
        Assert.Equal("2 3", await Numbers("--last", "2"));
        Assert.Equal("2", await Numbers("--state", "failed"));

        async Task<string> Numbers(params string[] options)
        {
            ToolRun run = await ToolRun.OfAsync(["trials", "mnist", "-s", _storage.Journal, "--json", .. options]);
            return string.Join(' ', run.Json.GetProperty("trials").EnumerateArray().Select(trial => trial.GetProperty("number").GetInt32()));
        }
    }

    [Fact]
    public async Task Trials_have_a_column_for_each_parameter_and_the_reason_of_failure()
    {
        await _storage.AddAsync("mnist");
        string[] lines = (await ToolRun.OfAsync("trials", "-s", _storage.Journal)).Out.Split('\n');
        Assert.Equal(
            ["Trial", "State", "Value", "Took", "LearningRate", "Dropout", "Layers", "Optimizer", "Momentum", "Error"],
            lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["0", "complete", "1.5", "1.0", "s", "0.001", "0.1", "2", "adam", "-"], lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith("it \"exploded\", really", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_of_a_sound_journal_finds_nothing_and_of_a_broken_one_ends_with_1()
    {
        await _storage.AddAsync("mnist");
        Assert.Equal(new ToolRun(0, "Nothing found.\n", ""), await ToolRun.OfAsync("check", "-s", _storage.Journal));

        File.AppendAllText(_storage.Journal, """
            {"op_code":6,"worker_id":"w","trial_id":3,"state":1,"values":[NaN],"datetime_complete":"2026-02-28T12:00:00.1234567Z"}

            """.ReplaceLineEndings("\n"));
        ToolRun run = await ToolRun.OfAsync("check", "-s", _storage.Journal);
        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("error value-nan: study 'mnist', trial 3", run.Out, StringComparison.Ordinal);
        Assert.Contains("error date-unreadable: line ", run.Out, StringComparison.Ordinal);

        run = await ToolRun.OfAsync("check", "-s", _storage.Journal, "--json");
        Assert.Equal(1, run.Code);
        Assert.Equal(
            ["code", "severity", "study", "place", "message", "count"],
            run.Json.GetProperty("findings")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Check_of_a_line_that_mends_itself_says_so_and_ends_well()
    {
        await _storage.AddAsync("mnist");
        File.AppendAllText(_storage.Journal, """{"op_code":""");
        ToolRun run = await ToolRun.OfAsync("check", "-s", _storage.Journal);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("note line-unfinished", run.Out, StringComparison.Ordinal);
    }
}
