namespace HyperGen;

/// <summary>The pruners that come with HyperGen.</summary>
public static class Pruners
{
    /// <summary>
    /// Prunes a trial whose best value so far is worse than the median of what the complete trials had reached by the same step.
    /// </summary>
    /// <param name="startupTrials">Number of complete trials before which nothing is pruned; at least 1.</param>
    /// <param name="warmupSteps">Steps of a trial before which it is not pruned; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static IPruner Median(int startupTrials = 5, int warmupSteps = 0) =>
        new PercentilePruner("median", 50, startupTrials, warmupSteps);

    /// <summary>
    /// Keeps the given share of trials: prunes one whose best value so far is worse than that percentile of the complete trials.
    /// </summary>
    /// <param name="percentile">Share of trials to keep, in (0, 100]; 25 keeps the best quarter.</param>
    /// <param name="startupTrials">Number of complete trials before which nothing is pruned; at least 1.</param>
    /// <param name="warmupSteps">Steps of a trial before which it is not pruned; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static IPruner Percentile(double percentile, int startupTrials = 5, int warmupSteps = 0) =>
        new PercentilePruner("percentile", percentile, startupTrials, warmupSteps);
}
