namespace HyperGen.Numerics;

/// <summary>What <see cref="BrentMinimizer"/> found.</summary>
/// <param name="X">The lowest place evaluated.</param>
/// <param name="Value">The value there.</param>
/// <param name="Evaluations">Evaluations of the function.</param>
internal readonly record struct BrentResult(double X, double Value, int Evaluations);
