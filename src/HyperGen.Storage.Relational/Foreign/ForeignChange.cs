namespace HyperGen.Storage;

/// <summary>What foreign clients wrote into Optuna's tables that the events do not tell.</summary>
internal enum ForeignChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Parameters or reports of their running trials, on which no commit of ours depends.</summary>
    Contents,

    /// <summary>Trials that they created, claimed or ended.</summary>
    Trials,
}
