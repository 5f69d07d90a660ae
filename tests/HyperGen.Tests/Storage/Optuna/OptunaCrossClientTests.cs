using System.Text;
using HyperGen.Storage;
using HyperGen.StorageWorker;

namespace HyperGen.Tests.Storage.Optuna;

/// <summary>HyperGen and the real Optuna on one journal.</summary>
public sealed class OptunaCrossClientTests : IDisposable
{
    private static readonly StudyDeclaration Study = new("shared", StudyDirection.Minimize, SharedProblem.Space, 1);
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private string Journal => _folder.File("study.jsonl");

    public void Dispose() => _folder.Dispose();

    [OptunaFact]
    public async Task Optuna_reads_continues_and_we_read_back()
    {
        await using (IStudyLog log = await JournalStorage.Open(Journal).OpenAsync(Study)) await EveryKindOfTrial.WriteAsync(log);
        (await OptunaClient.DumpAsync(Journal, "shared"))
            .IsWhatWeSee(await TrialsAsync(), withPoints: number => number != EveryKindOfTrial.Waiting);

        using OptunaClient client = OptunaClient.Start("work", Journal, "shared", $"{EveryKindOfTrial.Continued}");
        await client.OutputAsync();
        EveryKindOfTrial.AssertContinued(await TrialsAsync(), await OptunaClient.DumpAsync(Journal, "shared"));
        Assert.True((await OpenAsync()).Difference.IsEmpty);
    }

    [OptunaFact]
    public async Task We_continue_a_study_of_Optuna()
    {
        using (OptunaClient client = OptunaClient.Start("work", Journal, "shared", "15")) await client.OutputAsync();
        await using (IStudyLog log = await OpenAsync()) await new Worker(log, 30).RunAsync((_, _) => { });
        (await OptunaClient.DumpAsync(Journal, "shared")).IsWhatWeSee(await TrialsAsync(), withPoints: _ => true);
    }

    [OptunaFact]
    public async Task Two_processes_of_each_client_run_one_study()
    {
        const int Trials = 200;
        using OptunaClient first = OptunaClient.Start("work", Journal, "shared", $"{Trials}");
        Assert.Equal("ready", await first.LineAsync());
        using OptunaClient second = OptunaClient.Start("work", Journal, "shared", $"{Trials}", "open-lock");
        Assert.Equal("ready", await second.LineAsync());
        using WorkerProcess third = WorkerProcess.Start(Journal, "shared", $"{Trials}");
        using WorkerProcess fourth = WorkerProcess.Start(Journal, "shared", $"{Trials}", "file-lock");
        var ours = await Task.WhenAll(third.RestAsync(), fourth.RestAsync());
        string[] theirs = await Task.WhenAll(first.OutputAsync(), second.OutputAsync());

        TrialView[] trials = await TrialsAsync();
        Assert.InRange(trials.Length, Trials, Trials + 1); // Optuna looks at the number before it asks
        Assert.All(trials, trial => Assert.Equal(TrialState.Complete, trial.State));
        Assert.All(trials, trial => Assert.Equal(SharedProblem.Value(trial.Point), trial.Value, 1e-12));
        int[] told =
        [
            .. ours.SelectMany(one => one).Select(one => one.Number),
            .. theirs.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => int.Parse(line.Split(' ')[1])),
        ];
        Assert.Equal(Enumerable.Range(0, trials.Length), told.Order());
        Assert.NotEmpty(ours[0]);
        Assert.NotEmpty(ours[1]);
        Assert.All(theirs, Assert.NotEmpty);
        (await OptunaClient.DumpAsync(Journal, "shared")).IsWhatWeSee(trials, withPoints: _ => true);
    }

    [OptunaFact]
    public async Task Journal_of_killed_processes_stays_readable_for_Optuna()
    {
        var told = new List<(int Number, string Value)>();
        for (int kill = 0; kill < 4; kill++)
        {
            using WorkerProcess victim = WorkerProcess.Start(Journal, "shared", "200");
            for (int survive = 0; survive < 3 + kill && await victim.NextToldAsync() is { } one; survive++) told.Add(one);
            victim.Kill();
            told.AddRange(await victim.RestAsync());
            await using IStudyLog mend = await OpenAsync(); // removes a lock and half a line, if there is one
            OptunaStudy theirs = await OptunaClient.DumpAsync(Journal, "shared");
            theirs.IsWhatWeSee(await TrialsAsync(), withPoints: _ => true);
            Assert.All(told, one => Assert.Equal("COMPLETE", theirs.Trials[one.Number].GetProperty("state").GetString()));
        }

        using OptunaClient client = OptunaClient.Start("work", Journal, "shared", $"{(await TrialsAsync()).Length + 5}");
        await client.OutputAsync();
    }

    [OptunaFact]
    public async Task Copy_of_a_study_is_to_Optuna_what_the_original_is()
    {
        foreach (string version in (string[])["4.9", "5.0"])
        {
            string original = Path.Combine(AppContext.BaseDirectory, "Storage", "Optuna", $"optuna-{version}.jsonl");
            string copy = _folder.File($"copy-{version}.jsonl");
            await JournalStorage.Open(original).CopyAsync("shared", JournalStorage.Open(copy));
            Assert.Equal(await DumpAsync(original), await DumpAsync(copy));
        }

        static async Task<string> DumpAsync(string journal)
        {
            using OptunaClient client = OptunaClient.Start("dump", journal, "shared");

            // An attribute's bare NaN, which is no JSON, is a text in the copy.
            return Encoding.UTF8.GetString(PythonJson.Strict(Encoding.UTF8.GetBytes(await client.OutputAsync())).Span);
        }
    }

    private async Task<TrialView[]> TrialsAsync()
    {
        await using IStudyLog log = await OpenAsync();
        return TrialView.Of(await log.ReadAsync());
    }

    private ValueTask<IStudyLog> OpenAsync() => JournalStorage.Open(Journal).OpenAsync(Study);
}
