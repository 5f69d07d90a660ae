using HyperGen.Sampling.Finite;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The new point that is farthest from all finished and running trials: what to ask where there is no model to ask.</summary>
internal sealed class SpaceFilling(EncodedSpace space, ModelChain chain, CandidateGenerator generator, CandidatePool pool, Novelty novelty)
{
    private readonly UntriedPoints _untried = new(space.Space);
    private double[] _running = [];

    /// <summary>Proposes a trial; false when no new point is left.</summary>
    /// <param name="finite">The points of the space, or <see langword="null"/> where they are many.</param>
    /// <param name="history">Finished and running trials.</param>
    /// <param name="trialNumber">Number of the trial.</param>
    /// <param name="rng">The trial's stream.</param>
    /// <param name="point">Destination.</param>
    public bool TryPropose(FiniteSpace? finite, TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        if (finite is not null) return TryListed(finite, history, ref rng, point);
        generator.FillSpread(trialNumber, ref rng);
        // Nothing new among the candidates: a discrete space that is almost used up, or one with hardly a feasible point.
        return TrySpread(history, point) || _untried.TryDraw(history, ref rng, point);
    }

    private bool TrySpread(TrialHistory history, Span<double> point)
    {
        Encode(history);
        int best = -1;
        double most = 0;
        for (int i = 0; i < pool.Count; i++)
        {
            double distance = Nearest(pool.Codes(i), history.Running.Count, most);
            if (!(distance > most) || !novelty.IsNew(history, pool.Point(i), pool.Codes(i))) continue;
            (best, most) = (i, distance);
        }

        if (best < 0) return false;
        pool.Point(best).CopyTo(point);
        return true;
    }

    // Starts from a random point so that ties do not favour the first.
    private bool TryListed(FiniteSpace finite, TrialHistory history, ref Rng rng, Span<double> point)
    {
        Encode(history);
        int start = rng.NextIndex(finite.Count);
        int best = -1;
        double most = -1;
        for (int i = 0; i < finite.Count; i++)
        {
            int candidate = (start + i) % finite.Count;
            if (history.Contains(finite.Point(candidate))) continue;
            double distance = Nearest(finite.Codes(candidate), history.Running.Count, most);
            if (distance > most) (best, most) = (candidate, distance);
        }

        if (best < 0) return false;
        finite.Point(best).CopyTo(point);
        return true;
    }

    private void Encode(TrialHistory history)
    {
        int d = space.Dimensions;
        if (_running.Length < history.Running.Count * d) _running = new double[2 * history.Running.Count * d];
        for (int i = 0; i < history.Running.Count; i++) space.Encode(history.Running[i].Point, _running.AsSpan(i * d, d));
    }

    // The squared distance to the nearest trial, or something below the floor as soon as it is known to be.
    private double Nearest(ReadOnlySpan<double> codes, int running, double floor)
    {
        Columns columns = chain.Surrogate.Columns;
        double nearest = double.PositiveInfinity;
        for (int row = 0; row < columns.Count + running && nearest > floor; row++)
        {
            double square = 0;
            for (int column = 0; column < columns.Dimensions; column++)
            {
                int k = columns.Order[column].Position;
                double other = row < columns.Count ? columns.Column(column)[row] : _running[((row - columns.Count) * codes.Length) + k];
                double difference = column < columns.Numbers ? codes[k] - other : codes[k] == other ? 0 : 1;
                square += difference * difference;
            }

            nearest = Math.Min(nearest, square);
        }

        return nearest;
    }
}
