using Microsoft.Data.Sqlite;

namespace HyperGen.Tool.Tests;

/// <summary>Journals in a folder of their own that is removed with them.</summary>
internal sealed class TemporaryStorage : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hypergen-tool-");

    /// <summary>A space with every kind of parameter and a condition.</summary>
    public static SearchSpace Space { get; } = new SearchSpaceBuilder("Training")
        .AddFloat("LearningRate", 1e-5, 0.1, Scale.Log)
        .AddFloat("Dropout", 0, 0.5, step: 0.1)
        .AddInt("Layers", 1, 8)
        .AddChoice("Optimizer", ["adam", "sgd"])
        .AddFloat("Momentum", 0, 0.99).When(3, 1)
        .WithDefault([1e-3, 0.1, 2, 0, double.NaN])
        .Build();

    public string Journal => File("study.jsonl");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A study with a complete, a better, a failed and a running trial.</summary>
    public async Task AddAsync(string name, string? journal = null)
    {
        await using IStudyLog log = await JournalStorage.Open(journal ?? Journal).OpenAsync(new StudyDeclaration(name, StudyDirection.Minimize, Space, 7));
        await log.CommitAsync(_ =>
        [
            new TrialStarted(0, [1e-3, 0.1, 2, 0, double.NaN], log.Worker, Noon),
            new TrialTold(0, TrialState.Complete, 1.5, TimeSpan.FromSeconds(1), null),
            new TrialStarted(1, [1e-2, 0.2, 3, 1, 0.9], log.Worker, Noon.AddSeconds(1)),
            new TrialTold(1, TrialState.Complete, 0.25, TimeSpan.FromSeconds(61), null),
            new TrialStarted(2, [1e-1, 0.5, 8, 1, 0.99], log.Worker, Noon.AddSeconds(2)),
            new TrialTold(2, TrialState.Failed, double.NaN, TimeSpan.FromMilliseconds(5), "it \"exploded\",\nreally"),
            new TrialStarted(3, [1e-4, 0, 1, 0, double.NaN], log.Worker, Noon.AddSeconds(3)),
        ]);
    }

    public async Task<IReadOnlyList<StudyEvent>> EventsAsync(string name)
    {
        await using IStudyLog log = await JournalStorage.Open(Journal).OpenAsync(new StudyDeclaration(name, StudyDirection.Minimize, Space, 7));
        return await log.ReadAsync();
    }

    /// <summary>Changes a SQLite database as another client might.</summary>
    public static async Task ExecuteAsync(string database, string sql)
    {
        await using SqliteConnection connection = new($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
