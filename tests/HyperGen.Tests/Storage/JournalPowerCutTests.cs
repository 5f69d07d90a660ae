using System.Globalization;
using HyperGen.StorageWorker;

namespace HyperGen.Tests.Storage;

/// <summary>What a power cut leaves of a journal: the file as it is at one moment of a run, without the process.</summary>
public sealed class JournalPowerCutTests : IDisposable
{
    private const int Trials = 400;
    private const int Cuts = 12;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task File_of_any_moment_is_a_study_with_all_that_was_told_and_goes_on()
    {
        string journal = _folder.File("study.jsonl");
        List<(int Number, string Value)> told = [];
        Rng moments = Rng.ForTrial(11, 0);
        using WorkerProcess worker = WorkerProcess.Start(journal, "co-run", $"{Trials}");
        for (int cut = 0; cut < Cuts; cut++)
        {
            for (long survive = moments.NextInt(1, Trials / Cuts); survive > 0 && await worker.NextToldAsync() is { } one; survive--)
                told.Add(one);
            for (long spin = moments.NextInt(0, 100_000); spin > 0; spin--) GC.KeepAlive(worker); // somewhere within the next trials
            await worker.PauseAsync();
            byte[] bytes = await File.ReadAllBytesAsync(journal);
            await worker.ResumeAsync();
            IReadOnlyList<(int, string)> whole = await TellOneMoreAsync($"cut{cut}.jsonl", bytes);
            Assert.Empty(told.Except(whole));

            // An end that had not reached the disk is missing or torn: what is left is still a study.
            byte[] torn = bytes[..(int)moments.NextInt(0, bytes.Length)];
            IReadOnlyList<(int, string)> left = await TellOneMoreAsync($"torn{cut}.jsonl", torn);
            Assert.Equal(whole.Take(left.Count), left);
        }

        told.AddRange(await worker.RestAsync());
        Assert.Equal("", await worker.Errors);
        Assert.Equal(Enumerable.Range(0, Trials), told.Select(one => one.Number).Order());
    }

    /// <summary>The trials that a copy knows as told; another one can be told to it, and is there afterwards.</summary>
    private async Task<IReadOnlyList<(int Number, string Value)>> TellOneMoreAsync(string name, byte[] bytes)
    {
        await File.WriteAllBytesAsync(_folder.File(name), bytes);
        (int Number, string Value)[] told = Told(await EventsAsync(name));
        await using (IStudyLog log = await OpenAsync(name))
        {
            await log.CommitAsync(events =>
            {
                int next = events.Count == 0 ? 0 : events.Max(one => one.Trial) + 1;
                return
                [
                    new TrialStarted(next, [1, 0.01, 3, 0, double.NaN], log.Worker, DateTimeOffset.UnixEpoch.AddYears(50)),
                    new TrialTold(next, TrialState.Complete, 1, TimeSpan.Zero, null),
                ];
            });
        }

        Assert.Equal(told.Length + 1, Told(await EventsAsync(name)).Length);
        return told;
    }

    private static (int, string)[] Told(IEnumerable<StudyEvent> events) =>
        [.. events.OfType<TrialTold>().Select(one => (one.Trial, one.Value.ToString("R", CultureInfo.InvariantCulture)))];

    private async Task<IReadOnlyList<StudyEvent>> EventsAsync(string name)
    {
        await using IStudyLog log = await OpenAsync(name);
        return await log.ReadAsync();
    }

    private ValueTask<IStudyLog> OpenAsync(string name) => JournalStorage.Open(_folder.File(name))
        .OpenAsync(new StudyDeclaration("co-run", StudyDirection.Minimize, SharedProblem.Space, 1));
}
