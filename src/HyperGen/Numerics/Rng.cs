using HyperGen.Numerics;

namespace HyperGen;

/// <summary>
/// A counter-based random stream: Philox4x64-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
/// What a stream yields depends on (seed, stream, substream) and the number of draws before it alone: neither on the machine nor on
/// what other streams did. A copy of the value is an independent continuation from the same point.
/// </summary>
/// <remarks>The default value is the stream (0, 0, 0). Not safe for use from several threads at once; make one per thread or
/// trial.</remarks>
public struct Rng
{
    // Distinct from any small stream number a caller would choose.
    private const ulong TrialStream = 0x5452_4941_4C00_0001UL;

    private const double TwoToMinus53 = 1.0 / (1UL << 53);
    private const double TwoToMinus52 = 1.0 / (1UL << 52);

    private readonly ulong _seed;
    private readonly ulong _stream;
    private readonly ulong _substream;
    private ulong _block;
    private ulong _second;
    private ulong _third;
    private ulong _fourth;
    private int _left;

    private Rng(ulong seed, ulong stream, ulong substream)
    {
        _seed = seed;
        _stream = stream;
        _substream = substream;
    }

    /// <summary>The stream of one trial of a study: its draws do not depend on the order in which trials are asked for.</summary>
    /// <param name="seed">The study's seed; any value.</param>
    /// <param name="trial">The trial's number, 0 or above.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trial"/> is negative.</exception>
    public static Rng ForTrial(ulong seed, int trial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trial);
        return new Rng(seed, TrialStream, (ulong)trial);
    }

    /// <summary>A stream of its own for every triple (<paramref name="seed"/>, <paramref name="stream"/>,
    /// <paramref name="substream"/>).</summary>
    public static Rng ForStream(ulong seed, ulong stream, ulong substream) => new(seed, stream, substream);

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        switch (_left)
        {
            case 3: _left = 2; return _second;
            case 2: _left = 1; return _third;
            case 1: _left = 0; return _fourth;
            default:
                Philox4x64.Block(_seed, _stream, _block, _substream, out ulong first, out _second, out _third, out _fourth);
                _block++;
                _left = 3;
                return first;
        }
    }

    /// <summary>Uniform on [0, 1): a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * TwoToMinus53;

    /// <summary>Uniform on (0, 1), symmetric about ½: an odd multiple of 2⁻⁵³, so neither 0 nor 1.</summary>
    public double NextOpenDouble() => ((NextUInt64() >> 12) + 0.5) * TwoToMinus52;

    /// <summary>Uniform on the integers from <paramref name="low"/> to <paramref name="highInclusive"/>, both included, without bias
    /// (Lemire, "Fast random integer generation in an interval", ACM TOMACS 29, 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="highInclusive"/> is below <paramref name="low"/>.</exception>
    public long NextInt64(long low, long highInclusive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(highInclusive, low);
        ulong count = unchecked((ulong)highInclusive - (ulong)low + 1);
        return unchecked((long)((ulong)low + (count == 0 ? NextUInt64() : Below(count))));
    }

    /// <summary>Uniform on 0 … <paramref name="count"/> − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)Below((ulong)count);
    }

    /// <summary>A standard normal variate: the quantile of an open uniform, one draw each, |value| at most 8.21.</summary>
    public double NextNormal() => NormalDistribution.Quantile(NextOpenDouble());

    /// <summary>Puts <paramref name="items"/> in a uniformly random order (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = (int)Below((ulong)i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Uniform on [<paramref name="low"/>, <paramref name="high"/>]; any finite bounds, also those whose difference
    /// overflows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or <paramref name="high"/> is below
    /// <paramref name="low"/>.</exception>
    public double NextFloat(double low, double high)
    {
        CheckBounds(low, high);
        double u = NextDouble();
        double width = high - low;
        double value = double.IsFinite(width) ? low + (u * width) : (low * (1 - u)) + (high * u);
        return Math.Clamp(value, low, high);
    }

    /// <summary>Log-uniform on [<paramref name="low"/>, <paramref name="high"/>]: the logarithm is uniform.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite or not positive, or <paramref name="high"/> is below
    /// <paramref name="low"/>.</exception>
    public double NextLogFloat(double low, double high)
    {
        CheckBounds(low, high);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(low);
        double logLow = Elementary.Log(low);
        double value = Elementary.Exp(logLow + (NextDouble() * (Elementary.Log(high) - logLow)));
        return Math.Clamp(value, low, high);
    }

    /// <summary>Uniform on the grid <paramref name="low"/>, <paramref name="low"/> + <paramref name="step"/>, … of
    /// <paramref name="count"/> points, as <see cref="SteppedGrid.Value"/> writes them.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public double NextSteppedFloat(double low, double step, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return SteppedGrid.Value(low, step, (long)Below((ulong)count));
    }

    /// <summary>Uniform on the integers from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="high"/> is below <paramref name="low"/>.</exception>
    public long NextInt(long low, long high) => NextInt64(low, high);

    /// <summary>Uniform on the <paramref name="count"/> integers <paramref name="low"/>, <paramref name="low"/> + <paramref name="step"/>,
    /// …</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    /// <exception cref="OverflowException">The grid leaves the range of <see cref="long"/>.</exception>
    public long NextSteppedInt(long low, long step, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return checked((long)(low + ((Int128)step * (long)Below((ulong)count))));
    }

    /// <summary>Log-uniform on the integers from <paramref name="low"/> to <paramref name="high"/>: the logarithm is uniform on
    /// [ln(low − ½), ln(high + ½)], so every integer has the mass of its own cell.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="low"/> is below 1, or <paramref name="high"/> is below
    /// <paramref name="low"/>.</exception>
    public long NextLogInt(long low, long high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(low, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        double logLow = Elementary.Log(low - 0.5);
        double width = Elementary.Log(high + 0.5) - logLow;
        double value = Math.Floor(Elementary.Exp(logLow + (NextDouble() * width)) + 0.5);
        return value >= high ? high : value <= low ? low : (long)value;
    }

    private static void CheckBounds(double low, double high)
    {
        if (!double.IsFinite(low))
            throw new ArgumentOutOfRangeException(nameof(low), low, "A bound must be finite.");
        if (!double.IsFinite(high))
            throw new ArgumentOutOfRangeException(nameof(high), high, "A bound must be finite.");
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
    }

    // Uniform on 0 … count − 1: the high word of draw × count; the few draws that would favour some values are drawn again.
    private ulong Below(ulong count)
    {
        ulong high = Math.BigMul(NextUInt64(), count, out ulong low);
        if (low < count)
        {
            ulong threshold = unchecked(0UL - count) % count;
            while (low < threshold)
                high = Math.BigMul(NextUInt64(), count, out low);
        }

        return high;
    }
}
