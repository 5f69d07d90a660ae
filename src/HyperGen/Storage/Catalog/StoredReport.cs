namespace HyperGen;

/// <summary>An intermediate value of a stored trial.</summary>
/// <param name="Step">The step, at least 0. HyperGen's own fit an <see cref="int"/>.</param>
/// <param name="Value">The value; NaN and infinities are allowed.</param>
public readonly record struct StoredReport(long Step, double Value);
