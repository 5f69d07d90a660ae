namespace HyperGen;

public static partial class Samplers
{
    /// <summary>
    /// Every combination of values once: all values of integers, stepped floats and choices, and as many values of each continuous
    /// parameter as the call says. Only valid combinations count: where a parameter is inactive it adds none. Infeasible points and
    /// points that were tried before are left out; the study ends when none is left.
    /// </summary>
    /// <remarks>
    /// A trial's point depends on the space, the seed and the trial's number (and on what was tried, where that number's point is taken),
    /// so parallel workers and resumed studies walk the same grid. A grid larger than the trial budget is cut short: the default order
    /// then still covers the space evenly. A grid of any size up to 2^53 points is walked without being listed.
    /// </remarks>
    /// <param name="order">The order of the points.</param>
    /// <param name="pointsPerContinuous">
    /// Number of values of each continuous parameter, at least 1: evenly spread (in the logarithm for a log scale), both ends among them.
    /// <see langword="null"/>: every continuous parameter gets its own by <see cref="GridSampler.With"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pointsPerContinuous"/> is below 1.</exception>
    public static GridSampler Grid(GridOrder order = GridOrder.LowDiscrepancy, int? pointsPerContinuous = null) =>
        new(order, pointsPerContinuous, []);
}
