namespace HyperGen.Numerics;

/// <summary>When <see cref="BoundedLbfgs"/> stops.</summary>
internal readonly record struct LbfgsOptions()
{
    /// <summary>The largest number of iterations.</summary>
    public int MaximumIterations { get; init; } = 50;

    /// <summary>Stop when no component of the projected gradient is larger.</summary>
    public double GradientTolerance { get; init; } = 1e-3;

    /// <summary>Stop when an iteration lowers the value by less than this, relative to max(1, |value|).</summary>
    public double RelativeDecrease { get; init; } = 1e-9;
}
