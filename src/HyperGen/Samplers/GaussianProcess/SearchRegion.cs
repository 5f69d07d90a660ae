using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// Where a proposal may lie: everywhere, near an observed point while the model is young, or in a box around the incumbent.
/// </summary>
/// <remarks>
/// The soft region (Song et al. 2024, arXiv:2408.11527, section 4.3.2): an L∞ distance of at most 0.2 + 0.3 n/(5(d + 1)) to the nearest
/// observed point, off once that exceeds ½. It keeps an under-trained model out of the corners, where it is most uncertain.
/// The box: sides L ℓ_k/(Πℓ)^(1/d) around the incumbent (Eriksson et al. 2019, arXiv:1910.01739).
/// </remarks>
internal sealed class SearchRegion
{
    private const double CoarsestGap = 0.2;

    private readonly EncodedSpace _space;
    private readonly bool[] _counts; // axes along which the soft region measures
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _centre;
    private double[] _codes = []; // observed rows
    private int _rows;
    private double _radius;

    public SearchRegion(EncodedSpace space)
    {
        _space = space;
        _counts = [.. space.Axes.Select(axis => !axis.IsChoice && (axis.Levels == 0 || axis.Levels * CoarsestGap >= 1))];
        _centre = new double[space.Dimensions];
        _low = new double[space.Dimensions];
        _high = new double[space.Dimensions];
        Open();
    }

    /// <summary>Whether the region is a box around the incumbent.</summary>
    public bool IsBox { get; private set; }

    /// <summary>Whether the region is the neighbourhood of the observed points.</summary>
    public bool IsSoft { get; private set; }

    public ReadOnlySpan<double> Low => _low;

    public ReadOnlySpan<double> High => _high;

    /// <summary>The whole space.</summary>
    public void Open()
    {
        (IsBox, IsSoft) = (false, false);
        _low.AsSpan().Clear();
        _high.AsSpan().Fill(1);
    }

    /// <summary>The neighbourhood of the observed points, or everything once it would be wide.</summary>
    public void Surround(Columns columns, int trials)
    {
        Open();
        _radius = 0.2 + (0.3 * trials / (5.0 * (_space.Dimensions + 1)));
        if (_radius > 0.5) return;
        IsSoft = true;
        _rows = columns.Count;
        int d = _space.Dimensions;
        if (_codes.Length < _rows * d) _codes = new double[2 * _rows * d];
        for (int column = 0; column < d; column++)
        {
            ReadOnlySpan<double> codes = columns.Column(column);
            int position = columns.Order[column].Position;
            for (int row = 0; row < _rows; row++) _codes[(row * d) + position] = codes[row];
        }
    }

    /// <summary>The box around an incumbent.</summary>
    public void Confine(ReadOnlySpan<double> centre, double length, ReadOnlySpan<double> theta)
    {
        Open();
        IsBox = true;
        double mean = 0;
        int numbers = 0;
        foreach (Axis axis in _space.Axes)
        {
            if (axis.IsChoice) continue;
            mean += theta[axis.Position];
            numbers++;
        }

        mean /= Math.Max(1, numbers);
        foreach (Axis axis in _space.Axes)
        {
            if (axis.IsChoice) continue;
            int k = axis.Position;
            double half = 0.5 * length * Elementary.Exp(theta[k] - mean);
            (_low[k], _high[k]) = (Math.Max(0, centre[k] - half), Math.Min(1, centre[k] + half));
        }
    }

    /// <summary>The box round the best trial where it is its turn, the neighbourhood of all otherwise.</summary>
    /// <param name="chain">The model.</param>
    /// <param name="turn">What the proposal is after.</param>
    /// <param name="trialNumber">Number of the trial to propose.</param>
    /// <param name="trials">Number of finished trials.</param>
    public void Choose(ModelChain chain, Turn turn, int trialNumber, int trials)
    {
        Columns columns = chain.Surrogate.Columns;
        if (turn is not { IsLocal: true, IsWide: false } || !chain.Region.Holds(trialNumber, trials))
        {
            Surround(columns, trials);
            return;
        }

        ReadOnlySpan<double> means = chain.Means();
        int best = 0;
        for (int row = 1; row < means.Length; row++) best = means[row] > means[best] ? row : best;
        columns.Codes(best, _centre);
        Confine(_centre, chain.Region.Length, chain.Theta);
    }

    /// <summary>Moves positions outside of the soft region to its edge, next to the observed point that is nearest.</summary>
    public void Pull(Span<double> positions)
    {
        if (!IsSoft) return;
        int nearest = Nearest(positions, out _);
        for (int k = 0; k < positions.Length; k++)
        {
            if (!_counts[k]) continue;
            double centre = _codes[(nearest * positions.Length) + k];
            positions[k] = Math.Clamp(positions[k], Math.Max(0, centre - _radius), Math.Min(1, centre + _radius));
        }
    }

    /// <summary>The box in which a local search from these codes may move.</summary>
    public void Bound(ReadOnlySpan<double> codes, Span<double> low, Span<double> high)
    {
        _low.CopyTo(low);
        _high.CopyTo(high);
        if (!IsSoft) return;
        int nearest = Nearest(codes, out double distance);
        double reach = Math.Max(_radius, distance);
        for (int k = 0; k < low.Length; k++)
        {
            if (!_counts[k]) continue;
            double centre = _codes[(nearest * low.Length) + k];
            (low[k], high[k]) = (Math.Max(0, centre - reach), Math.Min(1, centre + reach));
        }
    }

    private int Nearest(ReadOnlySpan<double> codes, out double least)
    {
        int d = _space.Dimensions;
        int nearest = 0;
        least = double.PositiveInfinity;
        for (int row = 0; row < _rows; row++)
        {
            double distance = 0;
            for (int k = 0; k < d && distance < least; k++)
            {
                if (_counts[k]) distance = Math.Max(distance, Math.Abs(codes[k] - _codes[(row * d) + k]));
            }

            if (distance < least) (nearest, least) = (row, distance);
        }

        return nearest;
    }
}
