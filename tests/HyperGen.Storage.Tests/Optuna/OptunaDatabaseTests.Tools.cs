using System.Text.Json;
using HyperGen.StorageWorker;
using HyperGen.Tests.Storage.Optuna;

namespace HyperGen.Storage.Tests.Optuna;

/// <summary>What Optuna's samplers, its command line and its dashboard make of our studies.</summary>
public abstract partial class OptunaDatabaseTests
{
    [OptunaTheory]
    [InlineData("tpe", null)]
    [InlineData("nsga2", "NSGAIISampler:generation")]
    [InlineData("grid", "grid_id")]
    public async Task Samplers_of_Optuna_continue_our_study_and_we_read_back(string sampler, string? mark)
    {
        await using (IStudyLog log = await Studies.OpenAsync()) await new Worker(log, 8).RunAsync((_, _) => { });
        await RunAsync("sample", "20", sampler);
        TrialView[] trials = await TrialsAsync();
        Assert.Equal(20, trials.Length);
        Assert.All(trials, trial => Assert.Equal((TrialState.Complete, SharedProblem.Value(trial.Point)), (trial.State, trial.Value)));
        (await DumpAsync()).IsWhatWeSee(trials, withPoints: _ => true);
        if (mark is not null)
            Assert.Equal(12L, await Tables.ScalarAsync($"SELECT COUNT(*) FROM trial_system_attributes WHERE \"key\" = '{mark}'"));
        await Tables.AssertWholesomeAsync(DatabaseStudies.Study);
    }

    [OptunaFact]
    public async Task Command_line_of_Optuna_lists_asks_and_tells_our_study()
    {
        await using (IStudyLog log = await Studies.OpenAsync()) await new Worker(log, 5).RunAsync((_, _) => { });
        TrialView[] trials = await TrialsAsync();
        JsonElement study = (await JsonOfAsync("cli", "studies", "--storage", Url, "-f", "json"))[0];
        Assert.Equal((DatabaseStudies.Study, 5), (study.GetProperty("name").GetString(), study.GetProperty("n_trials").GetInt32()));
        JsonElement best = await JsonOfAsync(
            "cli", "best-trial", "--storage", Url, "--study-name", DatabaseStudies.Study, "-f", "json");
        Assert.Equal(trials.Min(trial => trial.Value), trials[best.GetProperty("number").GetInt32()].Value);

        const string Space = """
            {"x": {"name": "FloatDistribution", "attributes": {"low": -5.0, "high": 5.0}},
             "rate": {"name": "FloatDistribution", "attributes": {"low": 1e-5, "high": 0.1, "log": true}},
             "layers": {"name": "IntDistribution", "attributes": {"low": 1, "high": 8}},
             "kind": {"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "größe"]}},
             "momentum": {"name": "FloatDistribution", "attributes": {"low": 0.0, "high": 0.9, "step": 0.1}}}
            """;
        JsonElement asked = await JsonOfAsync(
            "cli", "ask", "--storage", Url, "--study-name", DatabaseStudies.Study, "--search-space", Space, "-f", "json");
        Assert.Equal(5, asked.GetProperty("number").GetInt32());
        Assert.Equal(TrialState.Running, (await TrialsAsync())[5].State);
        await OutputAsync("cli", "tell", "--storage", Url, "--study-name", DatabaseStudies.Study, "--trial-number", "5", "--values", "0.25");
        trials = await TrialsAsync();
        Assert.Equal((TrialState.Complete, 0.25), (trials[5].State, trials[5].Value));
        (await DumpAsync()).IsWhatWeSee(trials, withPoints: number => number < 5); // the command line knows no conditions
    }

    [DashboardFact]
    public async Task Dashboard_of_Optuna_shows_our_study()
    {
        await using (IStudyLog log = await Studies.OpenAsync())
        {
            await new Worker(log, 5).RunAsync((_, _) => { });
            await log.CommitAsync(_ =>
            [
                new TrialStarted(5, [1, 0.01, 3, 1, 0.3], log.Worker, Noon),
                new TrialReported(5, 2, 1.5),
                new TrialEnqueued(6, [0.125, 0.02, 5, 1, 0.9]),
            ]);
        }

        TrialView[] ours = await TrialsAsync();
        JsonElement answers = await JsonOfAsync("dashboard", Url, "/api/studies", "/api/studies/{}");
        Assert.Equal(DatabaseStudies.Study, answers[0].GetProperty("study_summaries")[0].GetProperty("study_name").GetString());
        JsonElement[] trials = [.. answers[1].GetProperty("trials").EnumerateArray()];
        Assert.Equal(
            ours.Select(trial => trial.State.ToString()), trials.Select(trial => trial.GetProperty("state").GetString()));
        Assert.Equal(
            ours[..5].Select(trial => trial.Value), trials[..5].Select(trial => trial.GetProperty("values")[0].GetDouble()));
        Assert.Equal(["x", "rate", "layers", "kind", "momentum"], Names(trials[5], "params"));
        JsonElement report = Assert.Single(trials[5].GetProperty("intermediate_values").EnumerateArray());
        Assert.Equal((2, 1.5), (report.GetProperty("step").GetInt32(), report.GetProperty("value").GetDouble()));
        Assert.Contains(ours.Where(trial => trial.State == TrialState.Complete).Min(trial => trial.Value), BestValues(answers[1]));
    }

    private static IEnumerable<string?> Names(JsonElement trial, string member) =>
        trial.GetProperty(member).EnumerateArray().Select(one => one.GetProperty("name").GetString());

    private static IEnumerable<double> BestValues(JsonElement study) =>
        study.GetProperty("best_trials").EnumerateArray().Select(trial => trial.GetProperty("values")[0].GetDouble());

    private static async Task<string> OutputAsync(params string[] arguments)
    {
        using OptunaClient client = OptunaClient.Start(arguments);
        return await client.OutputAsync();
    }

    private static async Task<JsonElement> JsonOfAsync(params string[] arguments)
    {
        using JsonDocument document = JsonDocument.Parse(await OutputAsync(arguments));
        return document.RootElement.Clone();
    }
}
