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

    /// <summary>Why the storage could not be reached by the last probe that has ended; <see langword="null"/> if it could.</summary>
    internal abstract StudyStorageException? Unreachable { get; }

    /// <summary>Reaches for the storage, if the study is open. One probe at a time: while it hangs it is the answer.</summary>
    internal abstract Task ProbeAsync();
}
