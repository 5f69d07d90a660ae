namespace HyperGen.Problems;

/// <summary>Whether a point lies in a region; see <see cref="Problem"/> for the form of a point.</summary>
public delegate bool Region(ReadOnlySpan<double> point);
