using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// Evenly spread positions: a scrambled Sobol' sequence over the axes, or random ones where there are more axes than it has dimensions.
/// </summary>
internal sealed class SpreadPoints
{
    private readonly EncodedSpace _space;
    private readonly PriorTerm? _prior;
    private readonly SobolSequence? _sequence;

    public SpreadPoints(EncodedSpace space, ref Rng rng, PriorTerm? prior = null)
    {
        (_space, _prior) = (space, prior);
        if (space.Dimensions is > 0 and <= SobolSequence.MaximumDimension) _sequence = new SobolSequence(space.Dimensions, ref rng);
    }

    /// <summary>The position of an axis at a number of the unit interval.</summary>
    public double Place(Axis axis, double unit, bool believed) => believed && _prior is not null ? _prior.Draw(axis, unit) : axis.At(unit);

    /// <summary>Writes the positions of a point of the sequence.</summary>
    /// <param name="index">Its number: blocks of 2^k numbers that start at a multiple of 2^k are evenly spread among themselves.</param>
    /// <param name="positions">Destination, one per axis.</param>
    /// <param name="rng">Used beyond the dimensions of the sequence.</param>
    /// <param name="believed">Whether the points spread as beliefs say, where there are any, instead of evenly.</param>
    public void Write(long index, Span<double> positions, ref Rng rng, bool believed = false)
    {
        if (_sequence is not null) _sequence.Point(index, positions);
        foreach (Axis axis in _space.Axes)
        {
            ref double position = ref positions[axis.Position];
            if (_sequence is null) position = rng.NextDouble();
            position = Place(axis, position, believed);
        }
    }
}
