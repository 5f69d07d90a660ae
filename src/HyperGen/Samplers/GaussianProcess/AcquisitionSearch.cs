namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// Finds the point of highest acquisition: many candidates, scored as far as needed, and climbs from the best distinct ones.
/// </summary>
internal sealed class AcquisitionSearch
{
    private const int Ranked = 24;
    private const int Starts = 4;
    private const int ManyStarts = 6;
    private const int ManyDimensions = 10;
    private const double LeastDistance = 0.1;
    private const double FlatMeans = 1e-6;

    private readonly EncodedSpace _space;
    private readonly ModelChain _chain;
    private readonly Acquisition _acquisition;
    private readonly CandidatePool _pool;
    private readonly LocalSearch _local;
    private readonly Novelty _novelty;
    private readonly int[] _starts = new int[ManyStarts];
    private readonly double[] _best;

    public AcquisitionSearch(
        EncodedSpace space, ModelChain chain, Acquisition acquisition, CandidatePool pool, LocalSearch local, Novelty novelty)
    {
        (_space, _chain, _acquisition, _pool, _local, _novelty) = (space, chain, acquisition, pool, local, novelty);
        _best = new double[space.Space.Count];
    }

    /// <summary>The acquisition at the point found last; −∞ for one that was not climbed to.</summary>
    public double Value { get; private set; }

    /// <summary>The best new point; false if all that was found is known already.</summary>
    /// <param name="history">Finished and running trials.</param>
    /// <param name="rng">For sampled choices.</param>
    /// <param name="point">Destination.</param>
    public bool TryFind(TrialHistory history, ref Rng rng, Span<double> point)
    {
        if (_pool.Count == 0) return false;
        Score();
        int starts = ChooseStarts();
        double best = double.NegativeInfinity;
        for (int i = 0; i < starts; i++)
        {
            int start = _pool.Order[_starts[i]];
            _local.Run(_pool.Positions(start), _pool.Codes(start), _pool.Point(start), _pool.Scores[_starts[i]], ref rng);
            if (!(_local.Value > best) || !_novelty.IsNew(history, _local.Point, _local.Codes)) continue;
            best = _local.Value;
            _local.Point.CopyTo(_best, 0);
        }

        Value = best;
        if (double.IsNegativeInfinity(best)) return TryCandidate(history, point);
        _best.CopyTo(point);
        return true;
    }

    /// <summary>Whether the model says the same of all candidates: then it has nothing to say.</summary>
    public bool IsFlat()
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (int i = 0; i < _pool.Count && !(high - low > FlatMeans); i++)
        {
            double mean = _acquisition.MeanAt(_pool.Codes(i));
            (low, high) = (Math.Min(low, mean), Math.Max(high, mean));
        }

        return _pool.Count > 1 && !(high - low > FlatMeans);
    }

    // By falling bound: once that of the next is below the worst of the best so far, the rest cannot matter.
    private void Score()
    {
        for (int i = 0; i < _pool.Count; i++) _pool.Scores[i] = _acquisition.BoundAt(_pool.Codes(i));
        _pool.Rank();
        Span<double> top = stackalloc double[Ranked];
        top.Fill(double.NegativeInfinity);
        for (int i = 0; i < _pool.Count; i++)
        {
            double floor = top[Ranked - 1];
            if (_pool.Scores[i] <= floor)
            {
                _pool.Scores[i..].Fill(double.NegativeInfinity);
                break;
            }

            double value = _pool.Scores[i] = _acquisition.At(_pool.Codes(_pool.Order[i]));
            if (value > floor) Insert(top, value);
        }

        _pool.RankAgain();
    }

    private static void Insert(Span<double> top, double value)
    {
        int at = top.Length - 1;
        for (; at > 0 && top[at - 1] < value; at--) top[at] = top[at - 1];
        top[at] = value;
    }

    private int ChooseStarts()
    {
        int wanted = _space.Dimensions > ManyDimensions ? ManyStarts : Starts;
        int count = 0;
        for (int rank = 0; rank < _pool.Count && rank < Ranked && count < wanted; rank++)
        {
            if (double.IsNegativeInfinity(_pool.Scores[rank])) break;
            if (IsDistinct(rank, count)) _starts[count++] = rank;
        }

        return count;
    }

    private bool IsDistinct(int rank, int count)
    {
        ReadOnlySpan<double> codes = _pool.Codes(_pool.Order[rank]);
        Columns columns = _chain.Surrogate.Columns;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> other = _pool.Codes(_pool.Order[_starts[i]]);
            double square = 0;
            for (int column = 0; column < columns.Dimensions; column++)
            {
                int k = columns.Order[column].Position;
                double difference =
                    (column < columns.Numbers ? codes[k] - other[k] : codes[k] == other[k] ? 0 : 1) * columns.Inverse(column);
                square += difference * difference;
            }

            if (square <= LeastDistance * LeastDistance) return false;
        }

        return true;
    }

    private bool TryCandidate(TrialHistory history, Span<double> point)
    {
        for (int rank = 0; rank < _pool.Count; rank++)
        {
            int i = _pool.Order[rank];
            if (!_novelty.IsNew(history, _pool.Point(i), _pool.Codes(i))) continue;
            _pool.Point(i).CopyTo(point);
            return true;
        }

        return false;
    }
}
