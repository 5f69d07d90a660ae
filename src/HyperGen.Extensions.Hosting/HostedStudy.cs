using HyperGen.Workers;

namespace HyperGen;

/// <summary>A study that runs in a host. All studies of a host are services of this type; one is the keyed service of its name.</summary>
public abstract class HostedStudy
{
    private protected HostedStudy(string name, StudyVitals vitals) => (Name, Vitals) = (name, vitals);

    /// <summary>The name it was added with.</summary>
    public string Name { get; }

    /// <summary>
    /// Completes when this host's part in the study has ended: with its result, with the error that ended it, or cancelled before it began.
    /// </summary>
    public abstract Task Completion { get; }

    internal StudyVitals Vitals { get; }

    /// <summary>Reaches for the storage, if the study is open.</summary>
    /// <exception cref="StudyStorageException">It is out of reach.</exception>
    internal abstract ValueTask ProbeAsync(CancellationToken cancellationToken);
}
