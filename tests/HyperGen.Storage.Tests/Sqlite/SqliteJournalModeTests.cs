using HyperGen.Testing;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>How a file is kept, wanted and possible.</summary>
public sealed class SqliteJournalModeTests : IDisposable
{
    private const long Normal = 1;
    private const long Full = 2;

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(SqliteJournalMode.WriteAheadLog, "wal", Normal)]
    [InlineData(SqliteJournalMode.Rollback, "delete", Full)]
    public Task Commit_waits_for_the_disk_by_itself_unless_there_is_a_log(SqliteJournalMode wanted, string mode, long synchronous) =>
        AssertKeptAsync(_database.Path, wanted, mode, synchronous);

    // A file system of SQLite's that locks by a file beside the database has no shared memory, which a log needs.
    [UnixFact]
    public Task Place_where_there_can_be_no_log_keeps_its_rollback_journal_and_each_commit_waits_for_the_disk() =>
        AssertKeptAsync($"file:{_database.Path}?vfs=unix-dotfile", SqliteJournalMode.WriteAheadLog, "delete", Full);

    private static async Task AssertKeptAsync(string file, SqliteJournalMode wanted, string mode, long synchronous)
    {
        SqliteDialect dialect = new(file, new SqliteOptions { JournalMode = wanted });
        Session session = new(await dialect.ConnectAsync(CancellationToken.None), dialect);
        await using (session)
        {
            Assert.Equal(mode, await session.ScalarAsync("PRAGMA journal_mode", CancellationToken.None));
            Assert.Equal(synchronous, await session.ScalarAsync("PRAGMA synchronous", CancellationToken.None));
            await session.BeginAsync(CancellationToken.None);
            await session.ExecuteAsync("CREATE TABLE facts (fact TEXT)", CancellationToken.None);
            await session.CommitAsync(untilOnDisk: true);
        }
    }
}
