using System.Globalization;
using System.Text.Json;
using HyperGen.StorageWorker;

namespace HyperGen.Tests.Storage;

/// <summary>Several processes on one journal, and processes that die.</summary>
public sealed class JournalProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Journal => _folder.File("study.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Processes_with_both_locks_share_an_exact_budget()
    {
        const int Trials = 60;
        using WorkerProcess first = WorkerProcess.Start(Journal, "co-run", $"{Trials}");
        using WorkerProcess second = WorkerProcess.Start(Journal, "co-run", $"{Trials}", "file-lock");
        var told = await Task.WhenAll(first.RestAsync(), second.RestAsync());
        Assert.Equal("", await first.Errors + await second.Errors);
        Assert.Equal(Enumerable.Range(0, Trials), told.SelectMany(one => one).Select(one => one.Number).Order());
        await IsComplete(Trials, told.SelectMany(one => one));
        Assert.Equal([Journal], Directory.GetFileSystemEntries(_folder.Path));
    }

    [UnixFact]
    public async Task Processes_killed_at_any_moment_lose_no_told_trial()
    {
        const int Trials = 150;
        var told = new List<(int Number, string Value)>();
        Rng moments = Rng.ForTrial(20, 0);
        for (int kill = 0; kill < 5; kill++)
        {
            using WorkerProcess victim = WorkerProcess.Start(Journal, "co-run", $"{Trials}");
            for (int survive = (int)moments.NextInt(1, 6); survive > 0 && await victim.NextToldAsync() is { } one; survive--) told.Add(one);
            for (long spin = moments.NextInt(0, 200_000); spin > 0; spin--) GC.KeepAlive(victim); // somewhere within the next trials
            victim.Kill();
            told.AddRange(await victim.RestAsync());
        }

        using WorkerProcess last = WorkerProcess.Start(Journal, "co-run", $"{Trials}");
        told.AddRange(await last.RestAsync());
        Assert.Equal("", await last.Errors);
        await IsComplete(Trials, told);
        Assert.All(File.ReadAllLines(Journal), line => JsonDocument.Parse(line).Dispose());
        Assert.Equal([Journal], Directory.GetFileSystemEntries(_folder.Path).Where(file => !file.EndsWith(".rename", StringComparison.Ordinal)));
    }

    [UnixFact]
    public async Task Full_disk_stops_the_worker_with_a_clear_error_and_loses_nothing()
    {
        const int Trials = 30;
        using WorkerProcess confined = WorkerProcess.StartConfined(12, Journal, "co-run", $"{Trials}");
        var told = await confined.RestAsync();
        string errors = await confined.Errors;
        Assert.Contains("Nothing was recorded; make room and go on.", errors, StringComparison.Ordinal);
        Assert.InRange(told.Count, 1, Trials - 1);
        Assert.All(File.ReadAllLines(Journal), line => JsonDocument.Parse(line).Dispose());

        using WorkerProcess free = WorkerProcess.Start(Journal, "co-run", $"{Trials}");
        told.AddRange(await free.RestAsync());
        await IsComplete(Trials, told);
    }

    private async Task IsComplete(int trials, IEnumerable<(int Number, string Value)> told)
    {
        await using IStudyLog log = await JournalStorage.Open(Journal).OpenAsync(new StudyDeclaration("co-run", StudyDirection.Minimize, SharedProblem.Space, 1));
        var points = new Dictionary<int, double[]>();
        var values = new Dictionary<int, double>();
        foreach (StudyEvent one in await log.ReadAsync())
        {
            if (one is TrialStarted started) points.Add(one.Trial, started.Point!);
            if (one is TrialTold tell) values.Add(one.Trial, tell.Value);
        }

        Assert.Equal(Enumerable.Range(0, trials), points.Keys.Order());
        Assert.Equal(Enumerable.Range(0, trials), values.Keys.Order());
        Assert.All(values, pair => Assert.Equal(SharedProblem.Value(points[pair.Key]), pair.Value));
        Assert.All(told, one => Assert.Equal(values[one.Number].ToString("R", CultureInfo.InvariantCulture), one.Value));
    }
}
