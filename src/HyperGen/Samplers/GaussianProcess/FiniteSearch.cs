namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Finds the untried point of highest acquisition in a space that has few points.</summary>
internal sealed class FiniteSearch(EncodedSpace encoded, FiniteSpace space, Acquisition acquisition)
{
    // The posterior of all points and that of one are summed in different orders.
    private const double Rounding = 1e-6;

    // With running trials the limit holds in the mean of all outcomes, and the acquisition is an average over a few dozen: see 0042.
    private const double Sampling = 0.5;

    private readonly Dictionary<Surrogate, FinitePosterior> _posteriors = [];
    private readonly double[] _limits = new double[space.Count];
    private readonly int[] _order = new int[space.Count];

    /// <summary>The acquisition at the point found last.</summary>
    public double Value { get; private set; }

    /// <summary>Takes in the trials that the model of the acquisition has; to be called before any is pending.</summary>
    public void Update()
    {
        if (!_posteriors.ContainsKey(acquisition.Surrogate))
            _posteriors.Add(acquisition.Surrogate, new FinitePosterior(encoded, space, acquisition.Surrogate));
        _posteriors[acquisition.Surrogate].Update();
    }

    /// <summary>
    /// The best new point; false if there is none. With running trials it is the best in all but a few cases, and then nearly so.
    /// </summary>
    /// <param name="history">Finished and running trials.</param>
    /// <param name="axis">The axis of the choice that all points must have, or <see langword="null"/>.</param>
    /// <param name="choice">The choice.</param>
    /// <param name="point">Destination.</param>
    public bool TryFind(TrialHistory history, Axis? axis, int choice, Span<double> point)
    {
        FinitePosterior posterior = _posteriors[acquisition.Surrogate];
        double slack = acquisition.IsSampled ? Sampling : Rounding;
        int count = 0;
        for (int i = 0; i < space.Count; i++)
        {
            ReadOnlySpan<double> codes = space.Codes(i);
            if (axis is not null && codes[axis.Position] != choice) continue;
            (_limits[count], _order[count]) = (-acquisition.Limit(posterior.Mean(i), posterior.Variance(i), codes), i);
            count++;
        }

        // By falling limit: once it is below the best so far, the rest cannot matter.
        _limits.AsSpan(0, count).Sort(_order.AsSpan(0, count));
        int best = -1;
        Value = double.NegativeInfinity;
        for (int rank = 0; rank < count && slack - _limits[rank] > Value; rank++)
        {
            int i = _order[rank];
            if (slack - _limits[rank] + acquisition.PlateauAt(space.Codes(i)) <= Value || history.Contains(space.Point(i))) continue;
            double value = acquisition.At(space.Codes(i));
            if (value > Value) (best, Value) = (i, value);
        }

        if (best >= 0) space.Point(best).CopyTo(point);
        return best >= 0;
    }
}
