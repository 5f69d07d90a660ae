using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HyperGen.Storage;

/// <summary>SQLite.</summary>
internal sealed class SqliteDialect(string path, SqliteOptions options, TimeZoneInfo zone) : Dialect
{
    private const string DateFormat = "yyyy-MM-dd HH:mm:ss.ffffff"; // exactly six digits, or Optuna reads another time or none
    private const int LongestPause = 8; // milliseconds
    private static readonly TimeSpan BeatTimeout = TimeSpan.FromSeconds(1);

    private readonly string _wanted = options.JournalMode == SqliteJournalMode.WriteAheadLog ? "WAL" : "DELETE";
    private volatile WriteAheadLog? _log; // of the file, the same for all who have it open

    public SqliteDialect(string path, SqliteOptions options)
        : this(path, options, options.Clock.Zone())
    {
    }

    public override string Place => path;

    public override bool Exists => File.Exists(path) || Directory.Exists(path);

    public override string BeginRead => "BEGIN DEFERRED";

    public override string CommitsOfOthers => "PRAGMA data_version";

    // Only one writes at a time, and a new row gets the highest identity.
    public override string NewTrial => "(SELECT MAX(trial_id) FROM trials)";

    public override string Key => "INTEGER";

    public override string EventKey => "INTEGER PRIMARY KEY AUTOINCREMENT";

    public override string DateType => "DATETIME";

    public override bool HasOneWriter => true;

    public override string ForUpdate => "";

    public override IReadOnlyList<string> BeforeTables => [];

    public override IReadOnlyList<string> AfterTables => [];

    public override string CountTables => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name";

    public override string? LockSchema => null;

    public override string? CommitWithoutDisk => null;

    public override string EnumType(OptunaEnum type) =>
        type is OptunaEnum.StudyDirection or OptunaEnum.TrialState ? "VARCHAR(8)" : "VARCHAR(7)";

    public override string Cast(string parameter, OptunaEnum type) => parameter;

    public override string CastDate(string parameter) => parameter;

    public override string Text(string column) => column;

    public override string IsIn(string column, string parameter) => $"{column} IN (SELECT value FROM json_each({parameter}))";

    public override object Identities(IEnumerable<long> identities) => $"[{string.Join(',', identities)}]";

    public override object Date(DateTimeOffset at) => zone.TimeAt(at).ToString(DateFormat, CultureInfo.InvariantCulture);

    public override DateTimeOffset? ReadDate(DbDataReader reader, int column) =>
        !reader.IsDBNull(column)
        && DateTime.TryParse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            ? zone.MomentOf(time) : null;

    public override string IsOlderThan(string column, string seconds) => $"(julianday('now') - julianday({column})) * 86400 > {seconds}";

    // Anything may stand in any column.
    public override string IsUnreadableDate(string column) =>
        $"{column} IS NOT NULL AND (typeof({column}) <> 'text' OR {column} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9] " +
        "[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]')";

    public override string IsNoNumber(string column) => $"typeof({column}) NOT IN ('real', 'integer', 'null')";

    // Where there can be no log SQLite keeps its rollback journal and does not complain; then each commit waits for the disk.
    public override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken) =>
        await ConnectAsync(options.BusyTimeout, cancellationToken).ConfigureAwait(false);

    // The driver blocks a thread while it waits.
    public override async ValueTask<DbConnection> ConnectToBeatAsync(CancellationToken cancellationToken) =>
        await ConnectAsync(options.BusyTimeout < BeatTimeout ? options.BusyTimeout : BeatTimeout, cancellationToken).ConfigureAwait(false);

    private async ValueTask<SqliteConnection> ConnectAsync(TimeSpan busy, CancellationToken cancellationToken)
    {
        (SqliteConnection connection, object? mode) = await OpenAsync(
            path, SqliteOpenMode.ReadWriteCreate, busy, $"PRAGMA journal_mode = {_wanted}", cancellationToken).ConfigureAwait(false);
        bool hasLog = "wal".Equals(mode);
        _log = hasLog ? new WriteAheadLog(path) : null;
        raw.sqlite3_exec(connection.Handle, hasLog ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");
        return connection;
    }

    public override async ValueTask<DbConnection> ConnectToReadAsync(CancellationToken cancellationToken)
    {
        SqliteConnection connection = await OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        raw.sqlite3_exec(connection.Handle, "PRAGMA query_only = ON");
        return connection;
    }

    // SQLite itself waits longer and longer while others come and go; short pauses by lot share the file more fairly.
    public override async ValueTask BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        sqlite3 handle = ((SqliteConnection)connection).Handle!;
        long begin = Stopwatch.GetTimestamp();
        raw.sqlite3_busy_timeout(handle, 0);
        try
        {
            int result;
            while (
                (result = raw.sqlite3_exec(handle, "BEGIN IMMEDIATE")) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED
                    && Stopwatch.GetElapsedTime(begin) < options.BusyTimeout)
                await Task.Delay(RandomNumberGenerator.GetInt32(1, LongestPause + 1), cancellationToken).ConfigureAwait(false);
            SqliteException.ThrowExceptionForRC(result, handle);
        }
        finally
        {
            raw.sqlite3_busy_timeout(handle, (int)options.BusyTimeout.TotalMilliseconds);
        }
    }

    public override void ReachDisk(DbConnection connection) => _log?.Flush();

    public override bool IsTransient(DbException error) =>
        error is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL };

    public override string Explain(DbException error) => (error as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL =>
            $"{Named} has been locked by another program for {options.BusyTimeout.TotalSeconds} seconds; end it or wait for it. " +
            "Nothing was recorded.",
        raw.SQLITE_READONLY => $"{Named} or its folder may not be written; a study needs to write both.",
        raw.SQLITE_NOTADB => $"'{path}' is no SQLite database; name another file. It was not changed.",
        raw.SQLITE_CORRUPT => $"{Named} is damaged: {error.Message} Restore a copy, or save what can be read with 'sqlite3 FILE .recover'.",
        raw.SQLITE_FULL => $"{Named} cannot be written, because the disk is full. Nothing was recorded; make room and go on.",
        raw.SQLITE_IOERR => $"{Named} cannot be read or written: {error.Message} Nothing was recorded; see that " +
            "the disk works and has room, and go on.",
        raw.SQLITE_CANTOPEN when Directory.Exists(path) => $"'{path}' is a folder; name a file in it.",
        raw.SQLITE_CANTOPEN when !Directory.Exists(Path.GetDirectoryName(path)) =>
            $"The folder of the database '{path}' does not exist; create it.",
        raw.SQLITE_CANTOPEN => $"{Named} cannot be opened; look at its permissions and those of its folder.",
        _ => $"{Named} cannot be used: {error.Message}",
    };

    private async ValueTask<SqliteConnection> OpenToReadAsync(CancellationToken cancellationToken)
    {
        const string First = "PRAGMA schema_version"; // looks into the file
        try
        {
            return (await OpenAsync(path, SqliteOpenMode.ReadOnly, options.BusyTimeout, First, cancellationToken).ConfigureAwait(false))
                .Connection;
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_CANTOPEN && File.Exists(path))
        {
            // A log is shared through a file that cannot be made on a medium that is read only. Without a log nothing can be written
            // there either, and the file may be read as one that does not change.
            if (WriteAheadLog.HasContent(path))
                throw new StudyStorageException(
                    $"{Named} may not be written, and a part of it is in the log '{path}-wal', which can only be read where files may be " +
                    "written. Copy both files to such a folder, and read them there.", error);
            string unchanging = new Uri(path).AbsoluteUri + "?immutable=1";
            return (await OpenAsync(unchanging, SqliteOpenMode.ReadOnly, options.BusyTimeout, First, cancellationToken)
                .ConfigureAwait(false)).Connection;
        }
    }

    private async ValueTask<(SqliteConnection Connection, object? Answer)> OpenAsync(
        string source, SqliteOpenMode mode, TimeSpan busy, string first, CancellationToken cancellationToken)
    {
        SqliteConnectionStringBuilder builder = new()
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(busy.TotalSeconds),
        };
        SqliteConnection connection = new(builder.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            raw.sqlite3_busy_timeout(connection.Handle, (int)busy.TotalMilliseconds);
            await using SqliteCommand set = connection.CreateCommand();
            set.CommandText = first;
            return (connection, await set.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
