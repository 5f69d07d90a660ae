using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Termination;

/// <summary>
/// Where a model is asked what it holds possible: points spread over the space, others near the best trials, and steps uphill from the best
/// of both.
/// </summary>
internal sealed class PromisingPoints
{
    private const int Spread = 2048;
    private const int Near = 256;
    private const int Climbs = 256;
    private const ulong Stream = 0x5445_524D_494E_4501; // apart from every trial's

    private static readonly double[] NearDeviations = [0.1, 0.03, 0.01, 0.003];

    private readonly EncodedSpace _space;
    private readonly SpreadPoints _spread;
    private readonly ulong _seed;
    private readonly double[] _positions;
    private readonly double[] _codes;
    private readonly double[] _point;
    private readonly double[] _best;

    public PromisingPoints(EncodedSpace space, ulong seed)
    {
        (_space, _seed) = (space, seed);
        Rng scrambling = Rng.ForStream(seed, Stream, 0);
        _spread = new SpreadPoints(space, ref scrambling);
        (_positions, _codes, _best) = (new double[space.Dimensions], new double[space.Dimensions], new double[space.Dimensions]);
        _point = new double[space.Space.Count];
    }

    /// <summary>The codes of a row of the model; valid until the next call.</summary>
    public ReadOnlySpan<double> Of(Columns columns, int row)
    {
        for (int column = 0; column < columns.Dimensions; column++) _codes[columns.Order[column].Position] = columns.Column(column)[row];
        return _codes;
    }

    /// <summary>The largest value of the acquisition at a feasible point; −∞ if there is none.</summary>
    /// <param name="acquisition">The acquisition.</param>
    /// <param name="columns">The rows of the model, the best trial first.</param>
    public double Largest(Acquisition acquisition, Columns columns)
    {
        Rng rng = Rng.ForStream(_seed, Stream, 1);
        double largest = double.NegativeInfinity;
        for (int i = 0; i < Spread; i++)
        {
            _spread.Write(i, _positions, ref rng);
            Try(acquisition, ref largest);
        }

        for (int i = 0; i < Near; i++)
        {
            _space.Place(Of(columns, rng.NextIndex(Math.Min(3, columns.Count))), _positions);
            Move(NearDeviations[i % NearDeviations.Length], ref rng);
            Try(acquisition, ref largest);
        }

        for (int i = 0; i < Climbs; i++)
        {
            _best.CopyTo(_positions, 0);
            Move(NearDeviations[i * NearDeviations.Length / Climbs], ref rng);
            Try(acquisition, ref largest);
        }

        return largest;
    }

    private void Move(double deviation, ref Rng rng)
    {
        foreach (Axis axis in _space.Axes)
        {
            ref double position = ref _positions[axis.Position];
            if (!axis.IsChoice) position = Math.Clamp(position + (deviation * rng.NextNormal()), 0, 1);
            else if (rng.NextIndex(8) == 0) position = rng.NextIndex((int)axis.Levels);
        }
    }

    private void Try(Acquisition acquisition, ref double largest)
    {
        _space.Realise(_positions, _codes, _point);
        if (!_space.Space.IsFeasible(_point)) return;
        double value = acquisition.AtLeast(_codes, largest);
        if (!(value > largest)) return;
        largest = value;
        _positions.CopyTo(_best, 0);
    }
}
