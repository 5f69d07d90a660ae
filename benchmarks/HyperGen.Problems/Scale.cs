namespace HyperGen.Problems;

/// <summary>How a numeric axis is best spaced.</summary>
public enum Scale
{
    /// <summary>Equal steps matter equally.</summary>
    Linear,

    /// <summary>Equal ratios matter equally; the lower bound is positive.</summary>
    Log,
}
