using System.Text.Json;
using HyperGen.StorageWorker;
using HyperGen.Tests.Storage.Optuna;

namespace HyperGen.Storage.Tests.Optuna;

/// <summary>Where versions of Optuna read the same rows in their own way, and what a client that runs for long sees of ours.</summary>
public abstract partial class OptunaDatabaseTests
{
    [OptunaFact]
    public async Task Times_are_those_of_Optuna_5_and_durations_those_of_every_version()
    {
        TimeSpan tokyo = TimeSpan.FromHours(9);
        await using (IStudyLog log = await Studies.OpenAsync())
            await log.CommitAsync(_ =>
            [
                new TrialStarted(0, [1, 0.01, 3, 0, double.NaN], log.Worker, Noon),
                new TrialTold(0, TrialState.Complete, 1, TimeSpan.FromSeconds(90), null),
            ]);
        JsonElement theirs = await JsonOfAsync("times", Url, DatabaseStudies.Study);
        bool isLocal = theirs.GetProperty("version").GetString()!.StartsWith("4.", StringComparison.Ordinal);
        JsonElement first = theirs.GetProperty("trials")[0];
        Assert.Equal(90, first.GetProperty("seconds").GetDouble());
        Assert.Equal(Noon - (isLocal ? tokyo : TimeSpan.Zero), Instant(first.GetProperty("start").GetDouble()));
        TrialStarted started = (await Studies.EventsAsync()).OfType<TrialStarted>().Last();
        DateTimeOffset now = Instant(theirs.GetProperty("now").GetDouble()) + (isLocal ? tokyo : TimeSpan.Zero);
        Assert.InRange(started.StartedAt, now - TimeSpan.FromMinutes(1), now);
    }

    [OptunaFact]
    public async Task Copy_of_a_study_with_constraints_has_the_same_best_trial()
    {
        using TemporaryFolder folder = new();
        string copy = folder.File("copy.db");
        await RunAsync("constrain");
        await ((IStudyCatalog)StorageAddress.Open(Studies.Address)).CopyAsync(DatabaseStudies.Study, SqliteStorage.Open(copy));
        OptunaStudy theirs = await OptunaClient.DumpAsync($"sqlite:///{copy}", DatabaseStudies.Study);
        Assert.Equal(1, (await DumpAsync()).Best);
        Assert.Equal(1, theirs.Best);
        (await DumpAsync()).IsWhatWeSee(await TrialsAsync(), withPoints: _ => true);
    }

    // Optuna's cache asks for what is newer than what it has seen, so that a trial that becomes visible late is never seen.
    [OptunaFact]
    public async Task Client_of_Optuna_that_reads_all_the_time_misses_no_trial_of_ours()
    {
        const int Trials = 150;
        await (await Studies.OpenAsync()).DisposeAsync();
        using OptunaClient reader = OptunaClient.Start("follow", Url, DatabaseStudies.Study, $"{Trials}");
        Assert.Equal("ready", await reader.LineAsync());
        using WorkerProcess first = WorkerProcess.Start(Studies.Address, DatabaseStudies.Study, $"{Trials}");
        using WorkerProcess second = WorkerProcess.Start(Studies.Address, DatabaseStudies.Study, $"{Trials}");
        await Task.WhenAll(first.RestAsync(), second.RestAsync());
        int[] seen = JsonSerializer.Deserialize<int[]>(await reader.OutputAsync())!;
        Assert.Equal(Enumerable.Range(0, Trials), seen);
    }

    private static DateTimeOffset Instant(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
}
