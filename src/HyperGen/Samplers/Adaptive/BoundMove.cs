namespace HyperGen.Sampling.Adaptive;

/// <summary>New bounds of a parameter; for a choice the first and the last of the choices that are kept.</summary>
/// <param name="Parameter">Index of the parameter.</param>
/// <param name="Side">-1 for the lower, 1 for the upper bound, 0 for both.</param>
/// <param name="Low">The lower bound from here on.</param>
/// <param name="High">The upper bound from here on.</param>
/// <param name="Reason">Why, as a sentence without its full stop.</param>
internal sealed record BoundMove(int Parameter, int Side, double Low, double High, string Reason);
