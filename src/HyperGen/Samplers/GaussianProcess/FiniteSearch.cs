namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Finds the untried point of highest acquisition in a space that has few points.</summary>
internal sealed class FiniteSearch(FiniteSpace space, Acquisition acquisition)
{
    private readonly double[] _bounds = new double[space.Count];
    private readonly int[] _order = new int[space.Count];

    /// <summary>The acquisition at the point found last.</summary>
    public double Value { get; private set; }

    /// <summary>The best new point; false if there is none.</summary>
    /// <param name="history">Finished and running trials.</param>
    /// <param name="axis">The axis of the choice that all points must have, or <see langword="null"/>.</param>
    /// <param name="choice">The choice.</param>
    /// <param name="point">Destination.</param>
    public bool TryFind(TrialHistory history, Axis? axis, int choice, Span<double> point)
    {
        int count = 0;
        for (int i = 0; i < space.Count; i++)
        {
            if (axis is not null && space.Codes(i)[axis.Position] != choice) continue;
            if (history.Contains(space.Point(i))) continue;
            (_bounds[count], _order[count]) = (-acquisition.BoundAt(space.Codes(i)), i);
            count++;
        }

        // By falling bound: once it is below the best so far, the rest cannot matter.
        _bounds.AsSpan(0, count).Sort(_order.AsSpan(0, count));
        int best = -1;
        Value = double.NegativeInfinity;
        for (int rank = 0; rank < count && -_bounds[rank] > Value; rank++)
        {
            double value = acquisition.At(space.Codes(_order[rank]));
            if (value > Value) (best, Value) = (_order[rank], value);
        }

        if (best >= 0) space.Point(best).CopyTo(point);
        return best >= 0;
    }
}
