namespace HyperGen.Problems.Formulas;

/// <summary>A function of a point; see <see cref="Problem"/> for the form of a point.</summary>
public delegate double Formula(ReadOnlySpan<double> point);
