using System.Data.Common;
using System.Net.Sockets;
using System.Transactions;
using Npgsql;

namespace HyperGen.Storage;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgreSqlDialect : Dialect
{
    private const long SchemaLock = 0x4879706572476E; // "HyperGn": a number that other programs are unlikely to lock

    private const string IdleInTransaction = "25P03"; // a timeout that the driver has no name for
    private const int ZoneStep = 900; // seconds
    private const int Slack = 60; // seconds that a heartbeat may seem to come from the future
    private const int WidestZones = 26 * 3600; // seconds between clocks of different zones, from UTC-12 to UTC+14

    private readonly NpgsqlDataSource _source;
    private readonly TimeSpan _patience;
    private readonly TimeZoneInfo _zone;
    private readonly string? _user;
    private readonly bool _isEndless; // no statement has a limit
    private volatile bool _isDirect; // whether the server itself was seen to answer
    private volatile bool _isPooled; // or a pooler in its place

    public PostgreSqlDialect(NpgsqlDataSource source, PostgreSqlOptions options)
    {
        (_source, _patience, _zone) = (source, options.ReconnectTimeout, options.Clock.Zone());
        NpgsqlConnectionStringBuilder settings = new(source.ConnectionString);
        if (settings.Multiplexing)
        {
            throw new ArgumentException(
                "The connection string has Multiplexing=true, which sends the statements of one transaction over several connections; " +
                "leave it out for studies.", nameof(source));
        }

        _user = settings.Username;
        _isEndless = settings.CommandTimeout == 0;
        Place = $"postgresql://{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
    }

    public override string Place { get; }

    public override bool Exists => true;

    public override string BeginRead => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    public override string Begin => "BEGIN ISOLATION LEVEL READ COMMITTED";

    public override string NewTrial => "currval(pg_get_serial_sequence('trials', 'trial_id'))";

    public override string Key => "SERIAL";

    public override string EventKey => "BIGSERIAL PRIMARY KEY";

    public override string DateType => "TIMESTAMP WITHOUT TIME ZONE";

    public override bool HasOneWriter => false;

    public override string ForUpdate => " FOR UPDATE";

    public override IReadOnlyList<string> BeforeTables =>
    [
        "CREATE TYPE studydirection AS ENUM ('NOT_SET', 'MINIMIZE', 'MAXIMIZE')",
        "CREATE TYPE trialstate AS ENUM ('RUNNING', 'COMPLETE', 'PRUNED', 'FAIL', 'WAITING')",
        "CREATE TYPE trialvaluetype AS ENUM ('FINITE', 'INF_POS', 'INF_NEG')",
        "CREATE TYPE trialintermediatevaluetype AS ENUM ('FINITE', 'INF_POS', 'INF_NEG', 'NAN')",
    ];

    public override IReadOnlyList<string> AfterTables =>
    [
        "CREATE INDEX hypergen_trials_study ON trials (study_id, trial_id)",
        "CREATE TABLE hypergen_workers (worker VARCHAR(128) PRIMARY KEY, study_id INTEGER NOT NULL REFERENCES studies (study_id) ON " +
        "DELETE CASCADE, " +
            "expires TIMESTAMP WITH TIME ZONE NOT NULL)",
    ];

    public override string CountTables => "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE oid = to_regclass(@name)";

    public override string? LockSchema => $"SELECT pg_advisory_xact_lock({SchemaLock})";

    public override string IsNoNumber(string column) => $"{column} = 'NaN'";

    public override string TablesWithoutCascade =>
        "SELECT conrelid::regclass::text FROM pg_catalog.pg_constraint WHERE contype = 'f' AND confdeltype <> 'c' AND confrelid IN " +
        "(to_regclass('studies'), to_regclass('trials')) " +
        "AND conrelid::regclass::text NOT IN ('study_directions', 'study_user_attributes', 'study_system_attributes', 'trials', " +
        "'trial_user_attributes', " +
        "'trial_system_attributes', 'trial_params', 'trial_values', 'trial_intermediate_values', 'trial_heartbeats')";

    // A server that hangs would hold up the study for ever, and everybody who waits for its answer.
    public override int? StatementTimeout =>
        _isEndless ? (int)Math.Clamp(Math.Ceiling(_patience.TotalSeconds), 1, int.MaxValue / 1000) : null;

    // A pooler may give each transaction another connection, with what others have prepared there under the same names.
    public override bool PreparesStatements => !_isPooled;

    public override string? CommitWithoutDisk => "SET LOCAL synchronous_commit = off";

    public override string EnumType(OptunaEnum type) => type switch
    {
        OptunaEnum.StudyDirection => "studydirection",
        OptunaEnum.TrialState => "trialstate",
        OptunaEnum.TrialValueType => "trialvaluetype",
        _ => "trialintermediatevaluetype",
    };

    public override string Cast(string parameter, OptunaEnum type) => $"{parameter}::{EnumType(type)}";

    public override string CastDate(string parameter) => $"{parameter}::timestamp";

    public override string Text(string column) => $"{column}::text";

    public override string IsIn(string column, string parameter) => $"{column} = ANY({parameter})";

    public override object Identities(IEnumerable<long> identities) => identities.Select(identity => (int)identity).ToArray();

    // The driver refuses a date that says it is UTC for a column without a zone.
    public override object Date(DateTimeOffset at) => _zone.TimeAt(at);

    public override DateTimeOffset? ReadDate(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : _zone.MomentOf(reader.GetDateTime(column));

    // Clients write heartbeats in the time zone of their session, which may be another than ours. All zones are whole quarters of an hour
    // apart: the age within a quarter is right whatever they are, and a heartbeat that goes on never lets it pass a shorter grace. A longer
    // one has surely passed once the difference exceeds it in any zone; before that its silence must tell. The time is that of the
    // look: a transaction that waited for the study's lock began before heartbeats that are fresh.
    public override string IsOlderThan(string column, string seconds)
    {
        string age = $"EXTRACT(EPOCH FROM clock_timestamp()::timestamp - {column})::numeric";
        string within = $"MOD(MOD({age} + {Slack}, {ZoneStep}) + {ZoneStep}, {ZoneStep}) - {Slack}";
        return $"(CASE WHEN {seconds} < {ZoneStep - Slack} THEN {within} ELSE {age} - {WidestZones} END) > {seconds}";
    }

    // What a study records stands for itself: it must not vanish with a transaction that the caller happens to be in.
    public override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using TransactionScope apart = new(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        apart.Complete();
        if (!_isDirect && !_isPooled) await FindPoolerAsync(connection, cancellationToken).ConfigureAwait(false);
        return connection;
    }

    public override ValueTask<DbConnection> ConnectToReadAsync(CancellationToken cancellationToken) => ConnectAsync(cancellationToken);

    public override bool IsTransient(DbException error) => error is PostgresException refused
        ? refused.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.IdleSessionTimeout
            or IdleInTransaction or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction
            || refused.SqlState.StartsWith("08", StringComparison.Ordinal)
        : error is NpgsqlException;

    // In a failover the server that is primary no longer answers still, and refuses to write.
    public override void GiveUpIfSpent(DbConnection connection, DbException error)
    {
        if (error.SqlState != PostgresErrorCodes.ReadOnlySqlTransaction) return;
        _source.Clear();
        connection.Close();
    }

    public override string Explain(DbException error) => (error as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{Named} does not let the user '{_user}' in: {Sentence(error)} Check the user name and the password of the connection string.",
        PostgresErrorCodes.InvalidCatalogName => $"{Named} does not exist; create it or name another one in the connection string.",
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName =>
            $"{Named} does not let the user '{_user}' do this: {Sentence(error)} It needs to read and write the tables, and once to " +
            "create them.",
        PostgresErrorCodes.DiskFull =>
            $"{Named} cannot be written, because the server's disk is full. Nothing was recorded; make room and go on.",
        PostgresErrorCodes.ReadOnlySqlTransaction => $"{Named} may not be written: {Sentence(error)} Connect to the primary server.",
        PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement =>
            $"{Named} does not know the statements that were prepared on the connection: {Sentence(error)} A pooler (PgBouncer) in " +
            "transaction mode gives each transaction another connection; use session mode, or connect to the server itself.",
        _ when error.InnerException is SocketException or TimeoutException or IOException =>
            $"{Named} is out of reach: {error.InnerException.Message}. Check the address and whether the server runs. It was tried for " +
            $"{_patience.TotalSeconds} seconds at most.",
        _ => $"{Named} cannot be used: {Sentence(error)}",
    };

    // A pooler names a process of its own to its clients.
    private async ValueTask FindPoolerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            NpgsqlCommand ask = new("SELECT pg_backend_pid()", connection);
            await using (ask.ConfigureAwait(false))
            {
                _isPooled = !connection.ProcessID.Equals(await ask.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false));
                _isDirect = !_isPooled;
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static string Sentence(DbException error) => ((error as PostgresException)?.MessageText ?? error.Message).TrimEnd('.') + ".";
}
