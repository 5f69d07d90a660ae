namespace HyperGen.Spaces;

/// <summary>What becomes of a stored trial that has no value for an active parameter.</summary>
internal enum MissingParameters
{
    /// <summary>
    /// The parameter takes what its property holds by default, if that is known: the trial is finished, or its point complete in the space
    /// of its time.
    /// </summary>
    TakeDefault,

    /// <summary>The trial has no point yet: its client sets one parameter after the other.</summary>
    Refuse,
}
