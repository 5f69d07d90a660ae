using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>A bell, wider in some directions than in others.</summary>
internal sealed class Pit
{
    private readonly double _depth;
    private readonly double[] _widths;
    private readonly Rotation _rotation;

    public Pit(ref SplitMix64 random, int dimensions, double depth)
    {
        _depth = depth;
        Centre = Placement.Anywhere(ref random, dimensions, 0, 1);
        double typical = 0.12 * Math.Sqrt(dimensions);
        _widths = Draws.Numbers(ref random, dimensions, 0.7 * typical, 1.8 * typical);
        _rotation = new Rotation(ref random, dimensions);
    }

    public double[] Centre { get; }

    /// <summary>How deep the deepest of some pits is at <paramref name="x"/>.</summary>
    public static double Deepest(Pit[] pits, ReadOnlySpan<double> x)
    {
        double most = 0;
        foreach (Pit pit in pits)
            most = Math.Max(most, pit.At(x));

        return most;
    }

    private double At(ReadOnlySpan<double> x)
    {
        Span<double> offset = stackalloc double[x.Length];
        for (int i = 0; i < offset.Length; i++)
            offset[i] = x[i] - Centre[i];

        double square = 0;
        for (int i = 0; i < offset.Length; i++)
        {
            double z = _rotation.Coordinate(i, offset) / _widths[i];
            square += z * z;
        }

        return _depth * Math.Exp(-0.5 * square);
    }
}
