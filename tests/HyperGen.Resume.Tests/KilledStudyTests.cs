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
        IReadOnlyList<string> expected = WorkerStudy.Lines(await WorkerStudy.RunAsync(Trials, storage: null, window));
        using TemporaryJournal journal = new();
        long finalLength = await LengthOfWholeStudy(window);
        ulong seed = (ulong)Stopwatch.GetTimestamp();
        output.WriteLine($"kill moments from seed {seed}");
        Rng moments = Rng.ForStream(seed, 1, 0);

        int kills = 0;
        for (; kills < Kills && journal.Length < finalLength; kills++)
        {
            // A moment is a length of the journal: between two writes, or in the middle of what follows one.
            long until = journal.Length + moments.NextInt64(0, 2 * finalLength / (3 * Kills)); // taking over makes the journal longer
            using Process worker = Start(journal, window);
            while (!worker.HasExited && journal.Length < until) await Task.Delay(1);
            await Task.Delay(TimeSpan.FromMilliseconds(moments.NextDouble() * 2));
            worker.Kill();
            await worker.WaitForExitAsync();
        }

        using (Process last = Start(journal, window))
        {
            await last.WaitForExitAsync();
            Assert.Equal(0, last.ExitCode);
        }

        output.WriteLine($"{kills} kills");
        Assert.True(kills >= Kills / 2, $"only {kills} kills");
        Assert.Equal(expected, WorkerStudy.Lines(await WorkerStudy.RunAsync(Trials, journal.Storage, window)));
    }

    private static async Task<long> LengthOfWholeStudy(int? window)
    {
        using TemporaryJournal journal = new();
        await WorkerStudy.RunAsync(Trials, journal.Storage, window);
        return journal.Length;
    }

    private static Process Start(TemporaryJournal journal, int? window)
    {
        ProcessStartInfo start = new("dotnet") { UseShellExecute = false };
        start.ArgumentList.Add(typeof(WorkerStudy).Assembly.Location);
        start.ArgumentList.Add(journal.Path);
        start.ArgumentList.Add($"{Trials}");
        if (window is { } w) start.ArgumentList.Add($"{w}");
        return Process.Start(start)!;
    }
}
