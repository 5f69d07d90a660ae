namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Whether a point differs from all finished and running trials by more than rounding.</summary>
internal sealed class Novelty(ModelChain chain)
{
    private const double Rounding = 1e-9;

    public bool IsNew(TrialHistory history, ReadOnlySpan<double> point, ReadOnlySpan<double> codes)
    {
        if (history.Contains(point)) return false;
        Columns columns = chain.Surrogate.Columns;
        for (int row = 0; row < columns.Count; row++)
        {
            if (IsSame(columns, row, codes)) return false;
        }

        return true;
    }

    private static bool IsSame(Columns columns, int row, ReadOnlySpan<double> codes)
    {
        for (int column = 0; column < columns.Dimensions; column++)
        {
            double difference = columns.Column(column)[row] - codes[columns.Order[column].Position];
            if (Math.Abs(difference) > Rounding) return false;
        }

        return true;
    }
}
