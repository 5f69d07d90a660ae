using HyperGen.Storage;

namespace HyperGen;

/// <summary>Keeps studies in the memory of the process: for tests, and for several studies or threads that share one without a file.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class InMemoryStorage : IStudyStorage
{
    private readonly Dictionary<string, InMemoryStudy> _studies = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        cancellationToken.ThrowIfCancellationRequested();
        StudyName.Check(study.Name);
        InMemoryStudy? stored;
        lock (_studies)
        {
            if (!_studies.TryGetValue(study.Name, out stored)) _studies.Add(study.Name, stored = new InMemoryStudy(study));
        }

        return new(new InMemoryLog(stored, study));
    }

    /// <inheritdoc/>
    public override string ToString() => "memory";
}
