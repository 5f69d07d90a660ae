using System.Runtime.Versioning;
using HyperGen.StorageWorker;
using HyperGen.Testing;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>Files that are none of ours, and places where none can be.</summary>
public sealed class SqliteBadInputTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task File_that_is_no_database_is_refused_and_left_alone()
    {
        string text = string.Concat(Enumerable.Repeat("{\"op_code\":0}\n", 200));
        await File.WriteAllTextAsync(_database.Path, text);
        Assert.Contains("is no SQLite database", await ErrorAsync(_database.Path), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(_database.Path));
    }

    [Theory]
    [InlineData(":memory:", nameof(InMemoryStorage))]
    [InlineData("sqlite://", nameof(InMemoryStorage))]
    [InlineData("sqlite:///:memory:", nameof(InMemoryStorage))]
    [InlineData("file:studies.db?mode=ro", "URI")]
    [InlineData("Data Source=studies.db", "connection string")]
    [InlineData("sqlite://studies.db", "three before a relative path")]
    [InlineData("sqlite:///studies.db?timeout=5", "after '?'")]
    public void Text_that_names_no_file_is_refused_with_the_mend(string text, string mend)
    {
        ArgumentException error = Assert.Throws<ArgumentException>("path", () => SqliteStorage.Open(text));
        Assert.Contains(mend, error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://worker:geheim@db/studies", "PostgreSqlStorage")]
    [InlineData("redis://:geheim@cache", "'redis://'")]
    [InlineData("Host=db;Username=worker;Password=geheim", "PostgreSqlStorage")]
    [InlineData("Data Source=studies.db;Password=geheim", "by its path")]
    public void Address_of_another_kind_is_refused_without_its_password(string text, string mend)
    {
        ArgumentException error = Assert.Throws<ArgumentException>("path", () => SqliteStorage.Open(text));
        Assert.Contains(mend, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_was_deleted_between_two_studies_is_made_anew()
    {
        SqliteStorage storage = _database.Open();
        await (await storage.OpenAsync(DatabaseStudies.Declaration)).DisposeAsync();
        File.Delete(_database.Path);
        await using (IStudyLog log = await storage.OpenAsync(DatabaseStudies.Declaration)) Assert.Empty(await log.ReadAsync());
        await _database.Tables.AssertWholesomeAsync(DatabaseStudies.Study);
    }

    [Fact]
    public async Task Folder_of_the_participants_that_cannot_be_made_is_named()
    {
        string folder = _database.Path + ".1.workers";
        await File.WriteAllTextAsync(folder, "no folder");
        string error = await ErrorAsync(_database.Path);
        Assert.Contains(folder, error, StringComparison.Ordinal);
        Assert.Contains("needs to write the folder", error, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Address_as_Optuna_has_it_names_the_same_file()
    {
        Assert.Equal(_database.Path, SqliteStorage.Open("sqlite:///" + _database.Path).ToString());
        Assert.Equal(_database.Path, SqliteStorage.Open("sqlite+pysqlite:///" + _database.Path).ToString());
        Assert.Equal(Path.GetFullPath("a.db"), SqliteStorage.Open("sqlite:///a.db").ToString());
    }

    [Fact]
    public async Task Name_that_no_database_can_hold_is_the_name_of_no_study()
    {
        await (await _database.Open().OpenAsync(DatabaseStudies.Declaration)).DisposeAsync();
        await Assert.ThrowsAsync<StudyNotFoundException>(async () => await _database.Open().ReadAsync("half \uD83D"));
        await Assert.ThrowsAsync<StudyNotFoundException>(async () => await _database.Open().DeleteAsync("half \uD83D"));
    }

    [Fact]
    public async Task Folder_is_refused()
    {
        Assert.Contains("is a folder; name a file in it", await ErrorAsync(_database.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_folder_is_named()
    {
        Assert.Contains(
            "does not exist; create it", await ErrorAsync(Path.Combine(_database.Folder, "missing", "studies.db")),
            StringComparison.Ordinal);
    }

    [UnprivilegedUnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task File_that_may_not_be_written_is_refused()
    {
        await (await _database.Studies.OpenAsync()).DisposeAsync();
        File.SetUnixFileMode(_database.Path, UnixFileMode.UserRead);
        Assert.Contains("may not be written", await ErrorAsync(_database.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v2.6.0.a", "optuna storage upgrade")]
    [InlineData("v3.0.0.d", "optuna storage upgrade")]
    [InlineData("v9.9.0.a", "update HyperGen")]
    [InlineData("7d5c1b2a3f4e", "another program")]
    public async Task Schema_of_another_revision_is_refused_and_left_alone(string revision, string mend)
    {
        await (await _database.Studies.OpenAsync()).DisposeAsync();
        await _database.Tables.ExecuteAsync($"UPDATE alembic_version SET version_num = '{revision}'");
        string error = await ErrorAsync(_database.Path, "another study");
        Assert.Contains(revision, error, StringComparison.Ordinal);
        Assert.Contains(mend, error, StringComparison.Ordinal);
        Assert.Equal(1L, await _database.Tables.ScalarAsync("SELECT COUNT(*) FROM studies"));
    }

    [Fact]
    public async Task Tables_of_a_newer_version_of_ours_are_refused()
    {
        await (await _database.Studies.OpenAsync()).DisposeAsync();
        await _database.Tables.ExecuteAsync("UPDATE hypergen_meta SET version = 99");
        Assert.Contains("Update HyperGen", await ErrorAsync(_database.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("studies")]
    [InlineData("trials")]
    [InlineData("trial_values")]
    public async Task Tables_of_another_program_are_refused_whoever_looks(string table)
    {
        await _database.Tables.ExecuteAsync($"CREATE TABLE {table} (title TEXT)");
        Assert.Contains($"'{table}' that is not one of Optuna's", await ErrorAsync(_database.Path), StringComparison.Ordinal);
        SqliteStorage storage = _database.Open();
        Func<Task>[] looks =
        [
            async () => await storage.ListAsync(), async () => await storage.ReadAsync("study"), async () => await storage.AuditAsync(),
            async () => await storage.DeleteAsync("study"), async () => await storage.WriteAsync(StudyCatalogContractStudies.Ours),
        ];
        foreach (Func<Task> look in looks)
            Assert.Contains("not one of Optuna's", (await Assert.ThrowsAsync<StudyStorageException>(look)).Message, StringComparison.Ordinal);
        Assert.Equal(1L, await _database.Tables.ScalarAsync("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'"));
    }

    [Fact]
    public async Task File_of_Optuna_that_lost_its_revision_is_taken_for_one_of_today_as_Optuna_does()
    {
        await (await _database.Studies.OpenAsync()).DisposeAsync();
        await _database.Tables.ExecuteAsync(
            "DROP TABLE alembic_version; DROP TABLE hypergen_meta; DROP TABLE hypergen_events; DROP TABLE hypergen_studies; DROP INDEX " +
            "hypergen_trials_unfinished");
        await (await _database.Studies.OpenAsync()).DisposeAsync();
        Assert.Equal("v3.2.0.a", await _database.Tables.ScalarAsync("SELECT version_num FROM alembic_version"));
    }

    [Fact]
    public async Task Database_locked_by_another_program_is_an_error_after_the_timeout()
    {
        await (await _database.Studies.OpenAsync()).DisposeAsync();
        await using var other = _database.Connect();
        await other.OpenAsync();
        await using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        SqliteOptions impatient = new() { BusyTimeout = TimeSpan.FromMilliseconds(200) };
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            async () => await _database.Open(impatient).OpenAsync(DatabaseStudies.Declaration));
        Assert.Contains("locked by another program", error.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Log_that_was_deleted_under_an_open_study_is_an_error_that_names_it()
    {
        await using IStudyLog log = await _database.Studies.OpenAsync();
        await log.CommitAsync(_ => [new TrialStarted(0, [1, 0.01, 3, 0, double.NaN], log.Worker, DateTimeOffset.UnixEpoch.AddYears(50))]);
        File.Delete(_database.Path + "-wal");
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            async () => await log.CommitAsync(_ => [new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null)]));
        Assert.Contains(_database.Path + "-wal", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        Refused(nameof(SqliteOptions.BusyTimeout), new SqliteOptions { BusyTimeout = TimeSpan.Zero });
        Refused(nameof(SqliteOptions.HeartbeatInterval), new SqliteOptions { HeartbeatInterval = TimeSpan.FromSeconds(-1) });
        Refused(nameof(SqliteOptions.HeartbeatInterval), new SqliteOptions { HeartbeatInterval = TimeSpan.MaxValue });
        Refused(nameof(SqliteOptions.ForeignGracePeriod), new SqliteOptions { ForeignGracePeriod = TimeSpan.Zero });
        Assert.Throws<ArgumentException>(() => SqliteStorage.Open(" "));

        void Refused(string name, SqliteOptions options) => Assert.Throws<ArgumentOutOfRangeException>(name, () => _database.Open(options));
    }

    [Fact]
    public async Task Names_of_parameters_are_data_and_never_SQL()
    {
        SearchSpace space = new SearchSpaceBuilder("Space").AddFloat(
            "x'); DROP TABLE trials;--", 0, 1).AddFloat("\"key\" ü 漢字 @p0 $1", 0, 1).Build();
        StudyDeclaration study = new("it's'); DROP TABLE studies;--", StudyDirection.Minimize, space, 1);
        StudyEvent[] events = [new TrialStarted(0, [0.25, 0.75], null, DateTimeOffset.UnixEpoch.AddYears(50)), new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, "'); DROP TABLE trials;--")];
        await using (IStudyLog log = await _database.Open().OpenAsync(study)) await log.CommitAsync(_ => events);
        await using IStudyLog again = await _database.Open().OpenAsync(study);
        TrialStarted started = Assert.IsType<TrialStarted>((await again.ReadAsync())[0]);
        Assert.Equal([0.25, 0.75], started.Point!);
        await _database.Tables.AssertWholesomeAsync(study.Name);
    }

    private static async Task<string> ErrorAsync(string path, string study = DatabaseStudies.Study) =>
        (await Assert.ThrowsAsync<StudyStorageException>(
        async () => await SqliteStorage.Open(path).OpenAsync(DatabaseStudies.Declaration with { Name = study }))).Message;
}
