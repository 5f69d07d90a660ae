namespace HyperGen.Problems.Scoring;

/// <summary>Which of the two measures of a <see cref="Score"/> is compared.</summary>
public enum Measure
{
    /// <summary>The mean over the run: what stopping at any time would have given.</summary>
    Area,

    /// <summary>The end of the budget.</summary>
    Final,
}
