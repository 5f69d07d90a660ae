using HyperGen.Storage;

namespace HyperGen;

/// <summary>
/// Keeps studies in the memory of the process: for tests, and for several studies or threads that share one without a file.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class InMemoryStorage : IStudyStorage, IStudyCatalog
{
    private readonly List<(string Name, InMemoryStudy Study)> _studies = [];

    /// <inheritdoc/>
    public ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        cancellationToken.ThrowIfCancellationRequested();
        StoredName.Check(study);
        InMemoryStudy? stored;
        lock (_studies)
        {
            stored = Find(study.Name);
            if (stored is null) _studies.Add((study.Name, stored = new InMemoryStudy(study)));
        }

        return new(new InMemoryLog(stored, study));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StudySummary>> ListAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_studies) return new([.. _studies.Select(entry => StudySummary.Of(Read(entry.Study)))]);
    }

    /// <inheritdoc/>
    public ValueTask<StoredStudy> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_studies) return new(Read(Require(name)));
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(StoredStudy study, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        cancellationToken.ThrowIfCancellationRequested();
        study.Validate();
        lock (_studies)
        {
            if (Find(study.Name) is not null) throw new StudyExistsException(study.Name, ToString());
            _studies.Add((study.Name, new InMemoryStudy(study)));
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_studies)
        {
            InMemoryStudy study = Require(name);
            lock (study) study.IsDeleted = true;
            _studies.RemoveAll(entry => entry.Study == study);
        }

        return default;
    }

    /// <inheritdoc/>
    public override string ToString() => "memory";

    private InMemoryStudy? Find(string name) => _studies.Find(entry => entry.Name == name).Study;

    private InMemoryStudy Require(string name) =>
        Find(name) ?? throw new StudyNotFoundException(name, ToString(), [.. _studies.Select(entry => entry.Name)]);

    private static StoredStudy Read(InMemoryStudy study)
    {
        lock (study) return study.Read();
    }
}
