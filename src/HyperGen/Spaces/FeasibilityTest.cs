namespace HyperGen;

/// <summary>Whether a valid point fulfils every constraint known in advance.</summary>
/// <param name="point">A point of the space.</param>
public delegate bool FeasibilityTest(ReadOnlySpan<double> point);
