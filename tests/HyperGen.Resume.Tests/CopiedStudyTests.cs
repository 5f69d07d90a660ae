using HyperGen.StudyWorker;

namespace HyperGen.Resume.Tests;

public class CopiedStudyTests
{
    private static StudyOptions Options { get; } = new() { Seed = 20, Name = "landscape", Trials = 30, Sampler = Samplers.Bayesian() };

    [Fact]
    public async Task Study_copied_from_storage_to_storage_goes_on_bit_for_bit_as_the_original()
    {
        using TemporaryJournal first = new();
        using TemporaryJournal last = new();
        InMemoryStorage memory = new();
        SqliteStorage database = SqliteStorage.Open(first.Path + ".db");
        await BeginAsync(first.Storage);
        await first.Storage.CopyAsync("landscape", memory);
        await memory.CopyAsync("landscape", database);
        await database.CopyAsync("landscape", last.Storage);

        IReadOnlyList<string> original = await FinishAsync(first.Storage);
        Assert.Equal(30, original.Count);
        Assert.Equal(original, await FinishAsync(memory));
        Assert.Equal(original, await FinishAsync(database));
        Assert.Equal(original, await FinishAsync(last.Storage));
    }

    [Fact]
    public async Task Result_of_a_study_without_a_storage_can_be_written_to_one_and_goes_on()
    {
        StudyResult<Landscape> result = await WorkerStudy.RunAsync(12, storage: null);
        InMemoryStorage storage = new();
        await storage.WriteAsync(result.ToStoredStudy());
        Assert.Equal(WorkerStudy.Lines(await WorkerStudy.RunAsync(30, storage: null)), WorkerStudy.Lines(await WorkerStudy.RunAsync(30, storage)));
    }

    // Told in another order than asked, with a failed, an enqueued and two running trials: all that a copy must keep.
    private static async Task BeginAsync(IStudyStorage storage)
    {
        await using Study<Landscape> study = await Study.OpenAsync<Landscape>(Options with { Storage = storage });
        List<Trial<Landscape>> trials = [];
        for (int i = 0; i < 8; i++) trials.Add(await study.AskAsync());
        foreach (int i in (int[])[3, 0, 5, 7, 1])
        {
            trials[i].Report(2, i);
            await study.TellAsync(trials[i], Landscape.Loss(trials[i].Config with { Depth = 3 }));
        }

        await study.TellFailedAsync(trials[6], "no luck");
        await study.EnqueueAsync(new Landscape { X = 1, Depth = 4, Activation = "gelu", Slope = 0.25 });
    }

    private static async Task<IReadOnlyList<string>> FinishAsync(IStudyStorage storage) => WorkerStudy.Lines(await Study.MinimizeAsync<Landscape>(
        (trial, _) => Task.FromResult(Landscape.Loss(trial.Config)), Options with { Storage = storage }));
}
