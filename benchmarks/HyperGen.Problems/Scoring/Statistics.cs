namespace HyperGen.Problems.Scoring;

/// <summary>Order statistics.</summary>
public static class Statistics
{
    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> values) => Quantile(values, 0.5);

    /// <summary>The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996).</summary>
    public static double Quantile(IReadOnlyCollection<double> values, double probability)
    {
        double[] sorted = [.. values.Order()];
        double position = probability * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
