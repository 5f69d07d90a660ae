namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Points under consideration, in flat arrays: positions, codes, the point itself, and a score.</summary>
internal sealed class CandidatePool(EncodedSpace space, int capacity)
{
    private readonly double[] _positions = new double[capacity * space.Dimensions];
    private readonly double[] _codes = new double[capacity * space.Dimensions];
    private readonly double[] _points = new double[capacity * space.Space.Count];
    private readonly double[] _scores = new double[capacity];
    private readonly int[] _order = new int[capacity];

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    /// <summary>The scores, one per candidate; after <see cref="Rank"/> in the order of <see cref="Order"/>.</summary>
    public Span<double> Scores => _scores.AsSpan(0, Count);

    /// <summary>The candidates by falling score.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Count);

    public Span<double> Positions(int i) => _positions.AsSpan(i * space.Dimensions, space.Dimensions);

    public ReadOnlySpan<double> Codes(int i) => _codes.AsSpan(i * space.Dimensions, space.Dimensions);

    public ReadOnlySpan<double> Point(int i) => _points.AsSpan(i * space.Space.Count, space.Space.Count);

    public void Clear() => Count = 0;

    /// <summary>Takes in a point drawn elsewhere.</summary>
    public void Add(ReadOnlySpan<double> point)
    {
        point.CopyTo(_points.AsSpan(Count * space.Space.Count));
        space.Encode(point, _codes.AsSpan(Count * space.Dimensions, space.Dimensions));
        space.Place(Codes(Count), Positions(Count));
        Count++;
    }

    /// <summary>The positions of the next candidate, to be filled before <see cref="Add()"/>.</summary>
    public Span<double> Next => Positions(Count);

    /// <summary>Takes the filled positions in if they fulfil the constraints.</summary>
    public bool Add()
    {
        Span<double> codes = _codes.AsSpan(Count * space.Dimensions, space.Dimensions);
        Span<double> point = _points.AsSpan(Count * space.Space.Count, space.Space.Count);
        space.Realise(Positions(Count), codes, point);
        if (!space.Space.IsFeasible(point)) return false;
        Count++;
        return true;
    }

    /// <summary>Sorts by score, the best first: scores and <see cref="Order"/> move together from here on.</summary>
    public void Rank()
    {
        for (int i = 0; i < Count; i++) _order[i] = i;
        RankAgain();
    }

    /// <summary>Sorts anew after scores were changed in place.</summary>
    public void RankAgain()
    {
        for (int i = 0; i < Count; i++) _scores[i] = -_scores[i];
        _scores.AsSpan(0, Count).Sort(_order.AsSpan(0, Count));
        for (int i = 0; i < Count; i++) _scores[i] = -_scores[i];
    }
}
