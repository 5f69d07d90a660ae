using System.Globalization;
using HyperGen.StorageWorker;
using Microsoft.Data.Sqlite;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>What a power cut leaves: the files as they are at one moment of a run, without the process.</summary>
public sealed class SqlitePowerCutTests : IDisposable
{
    private const int Trials = 400;
    private const int Cuts = 12;

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [UnixFact]
    public Task Files_of_any_moment_are_a_valid_study_with_all_that_was_told() => CutAsync(_database.Studies, "-wal");

    [UnixFact]
    public Task Files_of_any_moment_with_a_rollback_journal_are_a_valid_study_with_all_that_was_told() =>
        CutAsync(new DatabaseStudies(StorageAddress.OfSqliteWithRollback(_database.Path)), "-journal");

    private async Task CutAsync(DatabaseStudies studies, string log)
    {
        List<(int Number, string Value)> told = [];
        Rng moments = Rng.ForTrial(7, 0);
        using WorkerProcess worker = WorkerProcess.Start(studies.Address, DatabaseStudies.Study, $"{Trials}");
        for (int cut = 0; cut < Cuts; cut++)
        {
            for (
                long survive = moments.NextInt(1, Trials / Cuts); survive > 0
                    && await worker.NextToldAsync() is { } one; survive--) told.Add(one);
            for (long spin = moments.NextInt(0, 100_000); spin > 0; spin--) GC.KeepAlive(worker); // somewhere within the next trials
            await worker.PauseAsync();
            string copy = Copy($"cut{cut}", log);
            int safe = log == "-wal" ? WriteAheadLog.SafeLength(Read(copy + log), Read(_database.Path + "-shm")) : 0;
            await worker.ResumeAsync();
            await AssertHasAsync(copy, told);

            // The end of a write-ahead log that had not reached the disk is missing or torn: what is left is still a study. A journal is on
            // the disk before anything of the database is.
            if (log != "-wal") continue;
            using (FileStream torn = new(copy + "-torn.db-wal", FileMode.Open)) torn.SetLength(moments.NextInt(safe, torn.Length));
            await AssertHasAsync(copy + "-torn.db", []);
        }

        told.AddRange(await worker.RestAsync());
        Assert.Equal("", await worker.Errors);
        await studies.AssertCompleteAsync(Trials, told);
    }

    private string Copy(string name, string log)
    {
        string copy = Path.Combine(_database.Folder, name + ".db");
        foreach (string to in (string[])[copy, copy + "-torn.db"])
        {
            File.Copy(_database.Path, to);
            if (File.Exists(_database.Path + log)) File.Copy(_database.Path + log, to + log);
        }

        return copy;
    }

    private static byte[] Read(string file) => File.Exists(file) ? File.ReadAllBytes(file) : [];

    private static async Task AssertHasAsync(string file, IEnumerable<(int Number, string Value)> told)
    {
        OptunaTables tables = new(() => new SqliteConnection($"Data Source={file};Pooling=False"));
        Assert.Equal("ok", await tables.ScalarAsync("PRAGMA integrity_check"));
        await tables.AssertWholesomeAsync(DatabaseStudies.Study);
        var values = (await new DatabaseStudies(StorageAddress.OfSqlite(file)).EventsAsync()).OfType<TrialTold>().ToDictionary(
            one => one.Trial, one => one.Value);
        Assert.All(told, one => Assert.Equal(one.Value, values[one.Number].ToString("R", CultureInfo.InvariantCulture)));
    }
}
