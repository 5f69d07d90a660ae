using System.Diagnostics;
using HyperGen.StorageWorker;
using HyperGen.StudyWorker;
using Xunit.Abstractions;

namespace HyperGen.Storage.Tests;

/// <summary>Several processes on one database, and processes that die.</summary>
public abstract class DatabaseProcessTests(ITestOutputHelper output)
{
    private protected abstract DatabaseStudies Studies { get; }

    private protected abstract OptunaTables Tables { get; }

    [Fact]
    public async Task Processes_share_an_exact_budget()
    {
        const int Trials = 90;
        WorkerProcess[] workers = [.. Enumerable.Range(0, 3).Select(_ => WorkerProcess.Start(Studies.Address, DatabaseStudies.Study, $"{Trials}"))];
        var told = await Task.WhenAll(workers.Select(worker => worker.RestAsync()));
        Assert.Equal("", string.Concat(await Task.WhenAll(workers.Select(worker => worker.Errors))));
        Assert.Equal(Enumerable.Range(0, Trials), told.SelectMany(one => one).Select(one => one.Number).Order());
        await Studies.AssertCompleteAsync(Trials, told.SelectMany(one => one));
        await Tables.AssertWholesomeAsync(DatabaseStudies.Study);
        foreach (WorkerProcess worker in workers) worker.Dispose();
    }

    [Fact]
    public async Task Study_killed_at_random_moments_equals_one_that_was_not()
    {
        const int Trials = 40;
        const int Kills = 8;
        IReadOnlyList<string> expected = WorkerStudy.Lines(await WorkerStudy.RunAsync(Trials, storage: null));
        ulong seed = (ulong)Stopwatch.GetTimestamp();
        output.WriteLine($"kill moments from seed {seed}");
        Rng moments = Rng.ForStream(seed, 1, 0);
        int kills = 0;
        for (bool hasEnded = false; !hasEnded && kills < Kills; kills++)
        {
            using LedWorker worker = LedWorker.Start(Studies.Address, Trials);
            hasEnded = !await worker.LeadAsync(moments.NextInt64(1, 12));
            await worker.KillAfterAsync(TimeSpan.FromMilliseconds(moments.NextDouble() * 4)); // in the middle of what follows the step
            await UntilGoneAsync();
        }

        Assert.True(kills >= Kills / 2, $"only {kills} kills");
        Assert.Equal(expected, WorkerStudy.Lines(await WorkerStudy.RunAsync(Trials, StorageAddress.Open(Studies.Address))));
        await Tables.AssertWholesomeAsync("landscape");
    }

    /// <summary>Waits until others notice that a killed worker is gone.</summary>
    private protected virtual Task UntilGoneAsync() => Task.CompletedTask;

    [UnixFact]
    public async Task Processes_killed_at_any_moment_lose_no_told_trial()
    {
        const int Trials = 150;
        var told = new List<(int Number, string Value)>();
        Rng moments = Rng.ForTrial(20, 0);
        for (int kill = 0; kill < 5; kill++)
        {
            using WorkerProcess victim = WorkerProcess.Start(Studies.Address, DatabaseStudies.Study, $"{Trials}");
            for (int survive = (int)moments.NextInt(1, 6); survive > 0 && await victim.NextToldAsync() is { } one; survive--) told.Add(one);
            for (long spin = moments.NextInt(0, 200_000); spin > 0; spin--) GC.KeepAlive(victim); // somewhere within the next trials
            victim.Kill();
            told.AddRange(await victim.RestAsync());
        }

        using WorkerProcess last = WorkerProcess.Start(Studies.Address, DatabaseStudies.Study, $"{Trials}");
        told.AddRange(await last.RestAsync());
        Assert.Equal("", await last.Errors);
        await Studies.AssertCompleteAsync(Trials, told);
        await Tables.AssertWholesomeAsync(DatabaseStudies.Study);
    }
}
