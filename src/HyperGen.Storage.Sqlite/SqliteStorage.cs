using HyperGen.Storage;

namespace HyperGen;

/// <summary>
/// Keeps studies in a SQLite file that any number of processes of one machine may share. The file is a database of Optuna at the same time:
/// its clients and its dashboard open it and may take part.
/// </summary>
/// <remarks>
/// Beside the file stands a folder such as <c>studies.db.1.workers</c> for each study that someone takes part in. Not for network
/// drives. Safe for concurrent use.
/// </remarks>
public sealed class SqliteStorage : IStudyStorage, IStudyCatalog, IStorageAudit
{
    private readonly string _path;
    private readonly RelationalStorage _storage;

    private SqliteStorage(string path, SqliteOptions options)
    {
        _path = path;
        _storage = new RelationalStorage(
            new SqliteDialect(path, options),
            new RelationalSettings(options.Durability, options.HeartbeatInterval, options.ForeignGracePeriod, options.BusyTimeout),
            study => FilePresence.Enter(path, study));
    }

    /// <summary>Names a database. The file is opened, and created if it is missing, with the first study.</summary>
    /// <param name="path">The file; its folder must exist. An address of Optuna, such as <c>sqlite:///studies.db</c>, names one as well.
    /// </param>
    /// <param name="options">Settings, or <see langword="null"/> for the usual ones.</param>
    /// <exception cref="ArgumentException">The path names no file, or a setting is out of its range.</exception>
    public static SqliteStorage Open(string path, SqliteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new SqliteOptions();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.BusyTimeout, TimeSpan.Zero, nameof(options.BusyTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.HeartbeatInterval, TimeSpan.Zero, nameof(options.HeartbeatInterval));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            options.HeartbeatInterval, RelationalSettings.LongestInterval, nameof(options.HeartbeatInterval));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.ForeignGracePeriod, TimeSpan.Zero, nameof(options.ForeignGracePeriod));
        return new SqliteStorage(SqlitePath.Of(path), options);
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

    /// <inheritdoc/>
    public override string ToString() => _path;
}
