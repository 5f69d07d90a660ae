using HyperGen.Storage;

namespace HyperGen;

/// <summary>
/// Keeps studies in one file of JSON lines that is only ever appended to. Several processes may share it, and it is a journal of Optuna:
/// its clients and tools open it and take part.
/// </summary>
/// <remarks>
/// Beside the file stand <c>.lock</c> while someone appends, and a folder <c>.workers</c> while someone takes part. Safe for concurrent
/// use.
/// </remarks>
public sealed class JournalStorage : IStudyStorage, IStudyCatalog, IStorageAudit
{
    private readonly string _path;
    private readonly JournalOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly JournalCatalog _catalog;

    private JournalStorage(string path, JournalOptions options)
    {
        (_path, _options) = (path, options);
        _catalog = new JournalCatalog(path, options, _turn);
    }

    /// <summary>Names a journal. The file is opened, and created if it is missing, with the first study.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="options">Settings, or <see langword="null"/> for the usual ones.</param>
    /// <exception cref="ArgumentException">The path is empty or an address, or a setting is out of its range.</exception>
    public static JournalStorage Open(string path, JournalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AddressScheme.RequireNone(path);
        options ??= new JournalOptions();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.StaleLockAfter, TimeSpan.Zero, nameof(options));
        return new JournalStorage(LinkedFile.Resolved(Path.GetFullPath(path)), options);
    }

    /// <inheritdoc/>
    public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        StoredName.Check(study);
        return await JournalLog.OpenAsync(_path, study, _options, _turn, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>Reads the file without a lock and creates none.</remarks>
    public ValueTask<IReadOnlyList<StudySummary>> ListAsync(CancellationToken cancellationToken = default) =>
        _catalog.ListAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Reads the file without a lock and creates none.</remarks>
    public ValueTask<StoredStudy> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _catalog.ReadAsync(name, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Keeps the file open, and reads the lines that were appended.</remarks>
    public IAsyncEnumerable<StoredStudy> FollowAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _catalog.FollowAsync(name, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(StoredStudy study, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        return _catalog.WriteAsync(study, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The file keeps the study's lines and grows by one that says it is gone.</remarks>
    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _catalog.DeleteAsync(name, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Reads the file without a lock and creates none.</remarks>
    public ValueTask<IReadOnlyList<StorageFinding>> AuditAsync(CancellationToken cancellationToken = default) =>
        _catalog.AuditAsync(cancellationToken);

    /// <inheritdoc/>
    public override string ToString() => _path;
}
