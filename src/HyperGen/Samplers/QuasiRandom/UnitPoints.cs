using HyperGen.Numerics;

namespace HyperGen.Sampling.QuasiRandom;

/// <summary>A scrambled Sobol sequence with one coordinate per parameter of a space. A function of the seed.</summary>
internal sealed class UnitPoints
{
    private const ulong ScrambleStream = 0x534F_424F_4C00_0001;
    private const ulong RestStream = 0x534F_424F_4C00_0002;

    private readonly ulong _seed;
    private readonly SobolSequence? _sequence;
    private readonly double[] _point;
    private readonly int _covered;

    public UnitPoints(int dimensions, ulong seed)
    {
        _seed = seed;
        _point = new double[dimensions];
        _covered = Math.Min(dimensions, SobolSequence.MaximumDimension);
        Rng rng = Rng.ForStream(seed, ScrambleStream, 0);
        if (_covered > 0) _sequence = new SobolSequence(_covered, ref rng);
    }

    /// <summary>A point of the sequence; valid until the next call.</summary>
    public ReadOnlySpan<double> Point(long index)
    {
        _sequence?.Point(index, _point.AsSpan(0, _covered));
        if (_covered < _point.Length)
        {
            Rng rng = Rng.ForStream(_seed, RestStream, (ulong)index);
            for (int k = _covered; k < _point.Length; k++) _point[k] = rng.NextDouble();
        }

        return _point;
    }
}
