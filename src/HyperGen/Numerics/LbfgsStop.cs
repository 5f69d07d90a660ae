namespace HyperGen.Numerics;

/// <summary>Why a search ended.</summary>
internal enum LbfgsStop
{
    /// <summary>The projected gradient is within the tolerance.</summary>
    Gradient,

    /// <summary>The value hardly falls any more.</summary>
    Decrease,

    /// <summary>The iterations are used up.</summary>
    Iterations,

    /// <summary>No point along the search direction is lower.</summary>
    LineSearch,

    /// <summary>The function has no finite value or gradient at the start.</summary>
    Undefined,
}
