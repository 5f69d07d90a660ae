namespace HyperGen.Numerics;

/// <summary>What <see cref="BoundedLbfgs"/> found; the point itself replaces the start.</summary>
/// <param name="Value">The lowest value, at the returned point; not finite when the start had no finite value.</param>
/// <param name="Iterations">Accepted steps.</param>
/// <param name="Evaluations">Evaluations of the function and its gradient.</param>
/// <param name="Reason">Why the search ended.</param>
internal readonly record struct LbfgsResult(double Value, int Iterations, int Evaluations, LbfgsStop Reason);
