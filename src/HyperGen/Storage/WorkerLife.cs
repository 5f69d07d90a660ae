namespace HyperGen;

/// <summary>What a storage knows of a worker that takes or took part in a study.</summary>
public enum WorkerLife
{
    /// <summary>Nothing: a client that does not show that it is alive, or one on a machine that cannot be looked at.</summary>
    Unknown,

    /// <summary>It takes part.</summary>
    Alive,

    /// <summary>It has left or died; it will never tell the trials that it runs.</summary>
    Gone,
}
