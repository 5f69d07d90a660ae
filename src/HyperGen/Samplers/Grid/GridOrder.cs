namespace HyperGen;

/// <summary>The order in which a grid is walked.</summary>
public enum GridOrder
{
    /// <summary>
    /// Spread evenly from the first trials on (the cells in which the points of a scrambled Sobol sequence fall), so that a grid cut short
    /// still covers the space.
    /// </summary>
    LowDiscrepancy,

    /// <summary>
    /// Like nested loops in declaration order, the last parameter fastest; parameters on which others depend form the outermost loops.
    /// </summary>
    Lexicographic,

    /// <summary>A random order by the study's seed.</summary>
    Shuffled,
}
