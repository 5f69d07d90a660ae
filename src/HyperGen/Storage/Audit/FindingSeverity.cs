namespace HyperGen;

/// <summary>What a finding in a storage does to those who read it.</summary>
public enum FindingSeverity
{
    /// <summary>It disturbs nobody, or mends itself: nothing has to be done.</summary>
    Note,

    /// <summary>It can be read, and means something else to some client, or disturbs it later.</summary>
    Warning,

    /// <summary>A client cannot read the study because of it.</summary>
    Error,
}
