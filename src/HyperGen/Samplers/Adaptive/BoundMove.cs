namespace HyperGen.Sampling.Adaptive;

/// <summary>A bound of a parameter that was moved.</summary>
/// <param name="Parameter">Index of the parameter.</param>
/// <param name="Side">-1 for the lower, 1 for the upper bound.</param>
/// <param name="Low">The lower bound from here on.</param>
/// <param name="High">The upper bound from here on.</param>
/// <param name="Reason">Why, as a sentence without its full stop.</param>
internal sealed record BoundMove(int Parameter, int Side, double Low, double High, string Reason);
