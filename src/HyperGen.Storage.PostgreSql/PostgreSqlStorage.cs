using HyperGen.Storage;
using Npgsql;

namespace HyperGen;

/// <summary>
/// Keeps studies in PostgreSQL, shared by any number of processes on any number of machines. The tables are those of Optuna: its clients
/// and
/// its dashboard open the database and may take part.
/// </summary>
/// <remarks>
/// The tables are created where the connection's search path leads. Do not share that schema with MLflow, which uses a table of the same
/// name as Optuna. Each open study holds one connection and takes another for a moment with each heartbeat: the pool of a source
/// of the application must hold more connections than studies are open at once, or their workers count as dead. A transaction of the caller
/// (<c>TransactionScope</c>) does not contain what a study records. Safe for concurrent use.
/// </remarks>
public sealed class PostgreSqlStorage : IStudyStorage, IStudyCatalog, IStorageAudit, IAsyncDisposable
{
    private const int BeatsPerLease = 3;

    private readonly NpgsqlDataSource? _owned;
    private readonly RelationalStorage _storage;

    private PostgreSqlStorage(NpgsqlDataSource source, bool isOwned, PostgreSqlOptions options)
    {
        if (isOwned) _owned = source;
        _storage = new RelationalStorage(
            new PostgreSqlDialect(source, options),
            new RelationalSettings(
                options.Durability, options.LeaseDuration / BeatsPerLease, options.ForeignGracePeriod, options.ReconnectTimeout),
            study => new LeasePresence(study, options.LeaseDuration, TimeProvider.System));
    }

    /// <summary>Names a database. It is connected to, and tables that are missing are created, with the first study.</summary>
    /// <param name="connectionString">
    /// A connection string of Npgsql, such as <c>Host=db;Database=studies;Username=worker;Password=...</c>, or an address as Optuna has it,
    /// such as <c>postgresql://worker:...@db:5432/studies</c>.
    /// </param>
    /// <param name="options">Settings, or <see langword="null"/> for the usual ones.</param>
    /// <exception cref="ArgumentException">The text is no connection string, or a setting is out of its range.</exception>
    public static PostgreSqlStorage Open(string connectionString, PostgreSqlOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return new PostgreSqlStorage(
            Source(PostgreSqlAddress.Parse(connectionString) ?? connectionString), isOwned: true, Checked(options));
    }

    /// <summary>Uses connections of a source that the application has, as from its services. The source stays the application's.</summary>
    /// <param name="dataSource">The source.</param>
    /// <param name="options">Settings, or <see langword="null"/> for the usual ones.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public static PostgreSqlStorage Open(NpgsqlDataSource dataSource, PostgreSqlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return new PostgreSqlStorage(dataSource, isOwned: false, Checked(options));
    }

    /// <inheritdoc/>
    public ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default) =>
        _storage.OpenAsync(study, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StudySummary>> ListAsync(CancellationToken cancellationToken = default) =>
        _storage.Catalog.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredStudy> ReadAsync(string name, CancellationToken cancellationToken = default) =>
        _storage.Catalog.ReadAsync(name, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredStudy> FollowAsync(string name, CancellationToken cancellationToken = default) =>
        _storage.Catalog.FollowAsync(name, cancellationToken);

    /// <inheritdoc/>
    public ValueTask WriteAsync(StoredStudy study, CancellationToken cancellationToken = default) =>
        _storage.Catalog.WriteAsync(study, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        _storage.Catalog.DeleteAsync(name, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StorageFinding>> AuditAsync(CancellationToken cancellationToken = default) =>
        _storage.Catalog.AuditAsync(cancellationToken);

    /// <summary>Closes idle connections, unless they belong to the application. Open studies are closed by themselves.</summary>
    public ValueTask DisposeAsync() => _owned?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    public override string ToString() => _storage.Dialect.Place;

    // The text may hold a password, and is not said again; the driver names the setting alone.
    private static NpgsqlDataSource Source(string connectionString)
    {
        try
        {
            return NpgsqlDataSource.Create(connectionString);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException(
                $"The connection string of PostgreSQL cannot be used: {error.Message.TrimEnd('.')}. Write Host=...;Database=..., or " +
                "postgresql://user:password@host:port/database.", nameof(connectionString));
        }
    }

    private static PostgreSqlOptions Checked(PostgreSqlOptions? options)
    {
        options ??= new PostgreSqlOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LeaseDuration, TimeSpan.FromSeconds(1), nameof(options.LeaseDuration));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            options.LeaseDuration, RelationalSettings.LongestInterval, nameof(options.LeaseDuration));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ReconnectTimeout, TimeSpan.Zero, nameof(options.ReconnectTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.ForeignGracePeriod, TimeSpan.Zero, nameof(options.ForeignGracePeriod));
        return options;
    }
}
