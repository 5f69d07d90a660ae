using System.Diagnostics;
using HyperGen.StudyWorker;
using Xunit.Abstractions;

namespace HyperGen.Resume.Tests;

public class KilledStudyTests(ITestOutputHelper output)
{
    private const int Trials = 60;
    private const int Kills = 20;

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public async Task Study_killedAtRandomMoments_equalsOneThatWasNot(int? window)
    {
        int steps = 0;
        IReadOnlyList<string> expected = WorkerStudy.Lines(await WorkerStudy.RunAsync(Trials, storage: null, window, CountAsync));
        using TemporaryJournal journal = new();
        ulong seed = (ulong)Stopwatch.GetTimestamp();
        output.WriteLine($"kill moments from seed {seed}");
        Rng moments = Rng.ForStream(seed, 1, 0);
        for (int kill = 0; kill < Kills; kill++)
        {
            // Each gets over a share of the steps, so that the last is killed before the study ends; one that gets over none dies somewhere
            // between its start and its first step, the others in the middle of what follows one.
            long share = moments.NextInt64(0, steps / Kills);
            using LedWorker worker = LedWorker.Start(journal.Path, Trials, window);
            Assert.True(await worker.LeadAsync(share));
            await worker.KillAfterAsync(TimeSpan.FromMilliseconds(moments.NextDouble() * (share == 0 ? 300 : 3)));
        }

        Assert.Equal(expected, WorkerStudy.Lines(await WorkerStudy.RunAsync(Trials, journal.Storage, window)));

        Task CountAsync()
        {
            Interlocked.Increment(ref steps);
            return Task.CompletedTask;
        }
    }
}
