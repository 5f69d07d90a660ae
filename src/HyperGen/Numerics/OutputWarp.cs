namespace HyperGen.Numerics;

/// <summary>
/// Makes outcomes fit for a Gaussian process with zero mean and unit scale: standardise, warp, standardise again; failures (NaN, ±∞) get a
/// value below the worst. The order of the finite outcomes is kept up to ties of outliers (<see cref="OutlierFence"/>), and a positive
/// affine change of them changes nothing but rounding.
/// </summary>
/// <remarks>Allocates only to grow. Not safe for use from several threads at once.</remarks>
internal sealed class OutputWarp
{
    private const double LambdaLow = -2;
    private const double LambdaHigh = 4;
    private const double SmallestDeviation = 1e-6;
    private const double NearFence = 10;
    private const double FarFence = 1e6; // a warp bends outliers in, as long as rounding leaves something of the others

    private double[] _finite = [];
    private double[] _work = [];

    /// <summary>What the last call did.</summary>
    public OutputWarpKind Kind { get; private set; }

    /// <summary>The λ of the last Yeo–Johnson warp; NaN after another.</summary>
    public double Lambda { get; private set; } = double.NaN;

    /// <summary>
    /// Σ ln dt/dz over the finite outcomes of the last call, from standardised outcomes z to warped ones t. By it the likelihoods of two
    /// warps under a model compare: the density of z is that of t times the slope. NaN after the half-rank warp, which has none.
    /// </summary>
    public double LogSlope { get; private set; }

    /// <summary>
    /// ln dt/dy at the largest finite outcome of the last call, from outcomes y as given to warped ones t: what a small difference of
    /// targets there is worth. The half-rank warp only scales the better half.
    /// </summary>
    public double LogSlopeAtBest { get; private set; }

    /// <summary>Warps outcomes.</summary>
    /// <param name="target">The outcomes, larger being better; NaN and ±∞ are failures.</param>
    /// <param name="preferred">The warp wanted: a Yeo–Johnson warp gives way to the half-rank warp when it degenerates.</param>
    /// <param name="destination">Receives the warped outcomes in the same order.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <paramref name="target"/>.</exception>
    public void Apply(ReadOnlySpan<double> target, OutputWarpKind preferred, Span<double> destination)
    {
        int n = target.Length;
        if (destination.Length < n)
            throw new ArgumentException($"The destination holds {destination.Length} elements, the target {n}.", nameof(destination));
        if (_finite.Length < n)
            (_finite, _work) = (new double[2 * n], new double[2 * n]);

        int count = 0;
        foreach (double value in target)
        {
            if (double.IsFinite(value))
                _finite[count++] = value;
        }

        Span<double> finite = _finite.AsSpan(0, count);
        OutlierFence.Apply(finite, preferred == OutputWarpKind.Standard ? NearFence : FarFence);
        (Kind, Lambda, LogSlope, LogSlopeAtBest) = (OutputWarpKind.Constant, double.NaN, 0, 0);
        if (TryStandardize(finite, out double logSlope))
        {
            LogSlopeAtBest = logSlope / count;
            Warp(finite, preferred);
        }
        else
        {
            finite.Clear();
        }

        Scatter(target, finite, destination[..n]);
    }

    /// <summary>Subtracts the mean and divides by the standard deviation (divisor n), in place and without overflow at any scale.</summary>
    /// <returns>false when the values are all equal, fewer than two, or hold something not finite; they are unspecified then.</returns>
    public static bool TryStandardize(Span<double> values) => TryStandardize(values, out _);

    private static bool TryStandardize(Span<double> values, out double logSlope)
    {
        logSlope = 0;
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (!(low < high))
            return false;

        // To [−½, ½] about the middle first: neither squares nor differences can leave the range then. Halves, as the width may overflow.
        double middle = (0.5 * low) + (0.5 * high);
        double halfWidth = (0.5 * high) - (0.5 * low);
        double mean = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (0.5 * values[i] - (0.5 * middle)) / halfWidth;
            mean += values[i];
        }

        mean /= values.Length;
        double squares = 0;
        foreach (double value in values)
            squares += (value - mean) * (value - mean);
        double deviation = Math.Sqrt(squares / values.Length);
        if (!double.IsFinite(deviation) || deviation == 0)
            return false;
        for (int i = 0; i < values.Length; i++)
            values[i] = (values[i] - mean) / deviation;
        logSlope = -values.Length * (Elementary.Log(halfWidth) + Elementary.Log(2 * deviation));
        return true;
    }

    private void Warp(Span<double> z, OutputWarpKind preferred)
    {
        Kind = OutputWarpKind.Standard;
        if (preferred is not (OutputWarpKind.YeoJohnson or OutputWarpKind.UpperYeoJohnson or OutputWarpKind.HalfRank)) return;
        if (preferred == OutputWarpKind.UpperYeoJohnson)
            ScaleByUpperHalf(z);
        Kind = preferred != OutputWarpKind.HalfRank && TryYeoJohnson(z) ? preferred : OutputWarpKind.HalfRank;
        if (Kind == OutputWarpKind.HalfRank)
            HalfRankWarp.Apply(z, _work);
        TryStandardize(z, out double logSlope);
        LogSlope = Kind == OutputWarpKind.HalfRank ? double.NaN : LogSlope + logSlope;
        LogSlopeAtBest += logSlope / z.Length;
    }

    // Puts the median at 0 and the root mean square of the distinct outcomes above it at 1: however far the bad outcomes reach, the warp
    // then bends in among the good ones, not in the middle of the range.
    private void ScaleByUpperHalf(Span<double> z)
    {
        Span<double> sorted = _work.AsSpan(0, z.Length);
        z.CopyTo(sorted);
        sorted.Sort();
        int middle = (z.Length - 1) / 2;
        double squares = 0;
        int distinct = 1;
        for (int i = middle + 1; i < z.Length; i++)
        {
            if (sorted[i] == sorted[i - 1]) continue;
            squares += (sorted[i] - sorted[middle]) * (sorted[i] - sorted[middle]);
            distinct++;
        }

        double median = sorted[middle], scale = Math.Sqrt(squares / distinct);
        if (!(scale > SmallestDeviation * SmallestDeviation)) return;
        for (int i = 0; i < z.Length; i++)
            z[i] = (z[i] - median) / scale;
        LogSlope -= z.Length * Elementary.Log(scale);
        LogSlopeAtBest -= Elementary.Log(scale);
    }

    // Leaves z alone when it fails.
    private bool TryYeoJohnson(Span<double> z)
    {
        double lambda = YeoJohnson.Fit(z, LambdaLow, LambdaHigh, _work);
        double logSlope = 0; // ln dψ/dz = (λ − 1) sign(z) ln(1 + |z|), of which the fit left the logarithms
        double largest = double.NegativeInfinity;
        for (int i = 0; i < z.Length; i++)
        {
            logSlope += (lambda - 1) * _work[i];
            largest = Math.Max(largest, _work[i]);
        }

        double mean = 0;
        double squares = 0;
        for (int i = 0; i < z.Length; i++)
        {
            _work[i] = YeoJohnson.Transform(z[i], lambda);
            double delta = _work[i] - mean;
            mean += delta / (i + 1);
            squares += delta * (_work[i] - mean);
        }

        double deviation = Math.Sqrt(squares / z.Length);
        if (!(deviation >= SmallestDeviation) || !double.IsFinite(deviation))
            return false;
        _work.AsSpan(0, z.Length).CopyTo(z);
        Lambda = lambda;
        LogSlope += logSlope;
        LogSlopeAtBest += (lambda - 1) * largest;
        return true;
    }

    // Failures: b = min − (½ range + 1), and everything shifted so that the prior mean 0 is what an outcome is expected to be,
    // p · mean + (1 − p) b with p = (½ + successes)/(1 + n) (Song et al., arXiv:2408.11527).
    private void Scatter(ReadOnlySpan<double> target, ReadOnlySpan<double> finite, Span<double> destination)
    {
        int failures = target.Length - finite.Length;
        double bad = 0;
        double shift = 0;
        if (failures > 0 && finite.Length > 0)
        {
            double low = double.PositiveInfinity;
            double high = double.NegativeInfinity;
            double mean = 0;
            foreach (double value in finite)
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
                mean += value / finite.Length;
            }

            bad = low - ((0.5 * (high - low)) + 1);
            double p = (0.5 + finite.Length) / (1.0 + target.Length);
            shift = (p * mean) + ((1 - p) * bad);
            if (Kind == OutputWarpKind.Constant)
                Kind = OutputWarpKind.Standard;
        }

        int next = 0;
        for (int i = 0; i < target.Length; i++)
            destination[i] = (double.IsFinite(target[i]) ? finite[next++] : bad) - shift;
    }
}
