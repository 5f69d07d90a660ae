using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HyperGen.Numerics;

namespace HyperGen.Sampling.Tpe;

// u       value on the unit interval          mu_i   centre of kernel i
// sigma   the width, the same for all kernels: 0.7 s (n + 1)^(-1/(d + 4)), Scott's rule (Scott 1992, eq. 6.42) for d numeric parameters
// s^2     spread of the good trials, shrunk towards that of a uniform draw (1/12) by the weight of half a trial
// n       effective number of good trials

/// <summary>Factor of a numeric parameter: normal densities of one width on the unit interval.</summary>
/// <remarks>
/// The density is not cut off at the ends of the interval, nor summed over the cells of a discrete parameter: for a ratio of mixtures of
/// the same kernels the normalisation is of no account.
/// </remarks>
internal sealed class NormalAxis(Parameter parameter, int numbers) : KernelAxis
{
    private const double Scale = 0.7;
    private const double UniformVariance = 1.0 / 12;
    private const double UniformWeight = 0.5;
    private const double Widest = 1;

    // Half a cell: the next value of a discrete parameter stays within reach.
    private readonly double _narrowest = Math.Max(0.01, parameter.Cardinality is { } count ? 0.5 / count : 0);
    private double _logPeak;
    private double _curvature;

    /// <summary>Width of the kernels, as a share of the range.</summary>
    public double Width { get; private set; } = Widest;

    public override double Position(double value) => parameter.ToUnit(value);

    public override void Fit(GoodTrials good)
    {
        double variance = good.Variance(this, out double n);
        variance = ((n * variance) + (UniformWeight * UniformVariance)) / (n + UniformWeight);
        double width = Scale * Math.Sqrt(variance) * Elementary.Pow(n + 1, -1.0 / (numbers + 4));
        Width = Math.Clamp(width, _narrowest, Widest);
        (_curvature, _logPeak) = (-0.5 / (Width * Width), -Elementary.Log(Width) - NormalDistribution.HalfLogTwoPi);
    }

    public override double Sample(int row, ref Rng rng)
    {
        double centre = Centres[row], u;
        if (double.IsNaN(centre)) return parameter.FromUnit(rng.NextOpenDouble());
        do u = centre + (Width * rng.NextNormal());
        while (u is < 0 or > 1);
        return parameter.FromUnit(u);
    }

    public override void AddLogFactors(int start, int count, ReadOnlySpan<double> positions, ReadOnlySpan<int> offsets, Span<double> sums)
    {
        Vector256<double> peak = Vector256.Create(_logPeak), curvature = Vector256.Create(_curvature), zero = Vector256<double>.Zero;
        ref double sum = ref MemoryMarshal.GetReference(sums);
        for (int row = 0; row < count; row += 4)
        {
            Vector256<double> centres = Vector256.Create(Centres.AsSpan(start + row, 4)), present = Vector256.Equals(centres, centres);
            Vector256<double> mu = Vector256.ConditionalSelect(present, centres, zero);
            Vector256<double> top = Vector256.ConditionalSelect(present, peak, zero);
            Vector256<double> slope = Vector256.ConditionalSelect(present, curvature, zero);
            for (int i = 0; i < offsets.Length; i++)
            {
                nuint at = (nuint)(offsets[i] + row);
                Vector256<double> gap = Vector256.Create(positions[i]) - mu;
                (Vector256.LoadUnsafe(ref sum, at) + (top + (slope * (gap * gap)))).StoreUnsafe(ref sum, at);
            }
        }
    }
}
