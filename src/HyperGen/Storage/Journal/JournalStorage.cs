using HyperGen.Storage;

namespace HyperGen;

/// <summary>
/// Keeps studies in one file of JSON lines that is only ever appended to. Several processes may share it, and it is a journal of Optuna:
/// its clients and tools open it and take part.
/// </summary>
/// <remarks>
/// Beside the file stand <c>.lock</c> while someone appends, and a folder <c>.workers</c> while someone takes part. Safe for concurrent use.
/// </remarks>
public sealed class JournalStorage : IStudyStorage
{
    private readonly string _path;
    private readonly JournalOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private JournalStorage(string path, JournalOptions options) => (_path, _options) = (path, options);

    /// <summary>Names a journal. The file is opened, and created if it is missing, with the first study.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="options">Settings, or <see langword="null"/> for the usual ones.</param>
    /// <exception cref="ArgumentException">The path is empty, or a setting is out of its range.</exception>
    public static JournalStorage Open(string path, JournalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new JournalOptions();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.StaleLockAfter, TimeSpan.Zero, nameof(options));
        return new JournalStorage(Path.GetFullPath(path), options);
    }

    /// <inheritdoc/>
    public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyName.Check(study.Name);
        return await JournalLog.OpenAsync(_path, study, _options, _turn, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string ToString() => _path;
}
