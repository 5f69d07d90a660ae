namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Finds the untried point of highest acquisition in a space that has few points.</summary>
internal sealed class FiniteSearch(EncodedSpace encoded, FiniteSpace space, Surrogate surrogate, Acquisition acquisition)
{
    // The posterior of all points and that of one are summed in different orders.
    private const double Rounding = 1e-6;

    private readonly FinitePosterior _posterior = new(encoded, space, surrogate);
    private readonly double[] _limits = new double[space.Count];
    private readonly int[] _order = new int[space.Count];

    /// <summary>The acquisition at the point found last.</summary>
    public double Value { get; private set; }

    /// <summary>Takes in the trials that the model has; to be called before any is pending.</summary>
    public void Update() => _posterior.Update();

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
            ReadOnlySpan<double> codes = space.Codes(i);
            if (axis is not null && codes[axis.Position] != choice) continue;
            (_limits[count], _order[count]) = (-acquisition.Limit(_posterior.Mean(i), _posterior.Variance(i), codes), i);
            count++;
        }

        // By falling limit: once it is below the best so far, the rest cannot matter.
        _limits.AsSpan(0, count).Sort(_order.AsSpan(0, count));
        int best = -1;
        Value = double.NegativeInfinity;
        for (int rank = 0; rank < count && Rounding - _limits[rank] > Value; rank++)
        {
            int i = _order[rank];
            if (Rounding - _limits[rank] + acquisition.PlateauAt(space.Codes(i)) <= Value || history.Contains(space.Point(i))) continue;
            double value = acquisition.At(space.Codes(i));
            if (value > Value) (best, Value) = (i, value);
        }

        if (best >= 0) space.Point(best).CopyTo(point);
        return best >= 0;
    }
}
