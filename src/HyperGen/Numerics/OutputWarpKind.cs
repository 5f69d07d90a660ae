namespace HyperGen.Numerics;

/// <summary>What <see cref="OutputWarp"/> did to the outcomes.</summary>
internal enum OutputWarpKind
{
    /// <summary>No outcome is finite, or all finite ones are equal and none failed: zeros.</summary>
    Constant,

    /// <summary>Standardised only, with outliers among the bad outcomes brought near.</summary>
    Standard,

    /// <summary>Yeo–Johnson with the λ of the highest likelihood.</summary>
    YeoJohnson,

    /// <summary>Yeo–Johnson after putting the median at 0 and the root mean square of the outcomes above it at 1.</summary>
    UpperYeoJohnson,

    /// <summary>Half-rank warp.</summary>
    HalfRank,
}
