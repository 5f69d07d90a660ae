namespace HyperGen.Storage;

/// <summary>What became of an attempt to commit.</summary>
internal enum Attempt
{
    /// <summary>It is done, or there was nothing to commit.</summary>
    Committed,

    /// <summary>It took over what foreign clients did, and must be made again.</summary>
    Adopted,

    /// <summary>A foreign client changed a trial after it was looked at: nothing was committed, and it must be made again.</summary>
    Overtaken,
}
