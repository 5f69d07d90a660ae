namespace HyperGen;

/// <summary>A value that a trial reported while it ran.</summary>
/// <param name="Step">The step, at least 0, for example an epoch.</param>
/// <param name="Value">The value; it may be NaN or infinite.</param>
public readonly record struct IntermediateValue(int Step, double Value);
