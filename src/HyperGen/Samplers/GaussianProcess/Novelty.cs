namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// Whether a point differs from all finished trials by more than rounding, and from the running ones by something worth a trial.
/// </summary>
internal sealed class Novelty(ModelChain chain)
{
    private const double Rounding = 1e-9;
    private const double LeastDistance = 0.02; // in length scales

    public bool IsNew(TrialHistory history, ReadOnlySpan<double> point, ReadOnlySpan<double> codes)
    {
        if (history.Contains(point)) return false;
        Columns columns = chain.Surrogate.Columns;
        int observed = columns.Count == chain.Surrogate.Count ? chain.Surrogate.Observed : columns.Count;
        for (int row = 0; row < columns.Count; row++)
        {
            if (row < observed ? IsSame(columns, row, codes) : IsNear(columns, row, codes)) return false;
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

    private static bool IsNear(Columns columns, int row, ReadOnlySpan<double> codes)
    {
        // A discrete axis has no near: another level there is another point.
        double square = 0;
        for (int column = 0; column < columns.Dimensions; column++)
        {
            Axis axis = columns.Order[column];
            double difference = columns.Column(column)[row] - codes[axis.Position];
            if (!axis.IsSmooth && Math.Abs(difference) > Rounding) return false;
            square += difference * difference * columns.Inverse(column) * columns.Inverse(column);
        }

        return square < LeastDistance * LeastDistance;
    }
}
