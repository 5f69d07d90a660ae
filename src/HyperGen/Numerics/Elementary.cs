using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HyperGen.Numerics;

/// <summary>
/// Exponentials, logarithms, powers and trigonometric functions made of +, −, ×, ÷ and integer operations alone: the same bits on every
/// machine, under the JIT as under Native AOT, unlike <see cref="Math"/>, which asks the C library. Largest errors measured against
/// 240-bit arithmetic, in units in the last place: Exp 0.92, ExpM1 1.2, Log 0.8, Log1P 1.4, Pow 1.3, Sin and Cos 0.8, Tanh 1.8.
/// Zeros, infinities, NaN and subnormals are treated as IEEE 754-2019 section 9.2 says.
/// </summary>
public static partial class Elementary
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.6931471803691238; // 32 bits, so that a multiple by an exponent is exact
    private const double Ln2Low = 1.9082149292705877e-10;

    // Adding it leaves the nearest integer in the low bits of the sum: rounding without a conversion instruction.
    private const double RoundingShift = 6755399441055744.0; // 1.5 · 2⁵²
    private const long ExponentBias = 1023;
    private const int MantissaBits = 52;

    // Beyond these the result is infinite or zero whatever the argument.
    private const double ExpCeiling = 720;
    private const double ExpFloor = -760;
    private const double NormalExpFloor = -708; // the result is a normal number from here on

    // e^r = 1 + r + r² P(r) for |r| ≤ ½ ln 2: Chebyshev interpolation of P at degree 10, relative error of e^r 2⁻⁶¹.
    private const double P0 = 0.5;
    private const double P1 = 0.1666666666666667;
    private const double P2 = 0.04166666666666667;
    private const double P3 = 0.008333333333326112;
    private const double P4 = 0.001388888888888373;
    private const double P5 = 0.0001984126987490126;
    private const double P6 = 2.4801587325605324e-05;
    private const double P7 = 2.7557255297969643e-06;
    private const double P8 = 2.755727357010214e-07;
    private const double P9 = 2.5105259538448494e-08;
    private const double P10 = 2.0914717341716378e-09;

    /// <summary>e^<paramref name="x"/>: +∞ above 709.782…, subnormal or 0 below −708.396….</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
            return x;

        double bounded = x < ExpCeiling ? x : ExpCeiling;
        bounded = bounded > ExpFloor ? bounded : ExpFloor;
        double k = ((bounded * Log2E) + RoundingShift) - RoundingShift;
        double r = (bounded - (k * Ln2High)) - (k * Ln2Low);
        return Scale(1.0 + ExpTail(r), k);
    }

    /// <summary>e^x for each element, the same bits as <see cref="Exp(double)"/>.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">Receives the results; may be <paramref name="x"/> itself, not a shifted part of it.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <paramref name="x"/>.</exception>
    public static void Exp(ReadOnlySpan<double> x, Span<double> destination)
    {
        if (destination.Length < x.Length)
            throw new ArgumentException(
                $"The destination holds {destination.Length} elements, the argument {x.Length}.", nameof(destination));

        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            Exp(Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        for (; i < x.Length; i++)
            destination[i] = Exp(x[i]);
    }

    /// <summary>Four exponentials at once: the operations of <see cref="Exp(double)"/> in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Exp(Vector256<double> x)
    {
        Vector256<double> shift = Vector256.Create(RoundingShift);
        Vector256<double> ceiling = Vector256.Create(ExpCeiling);
        Vector256<double> floor = Vector256.Create(ExpFloor);
        Vector256<double> bounded = Vector256.ConditionalSelect(Vector256.LessThan(x, ceiling), x, ceiling);
        bounded = Vector256.ConditionalSelect(Vector256.GreaterThan(bounded, floor), bounded, floor);
        Vector256<double> k = ((bounded * Vector256.Create(Log2E)) + shift) - shift;
        Vector256<double> r = (bounded - (k * Vector256.Create(Ln2High))) - (k * Vector256.Create(Ln2Low));

        Vector256<double> value = Vector256.Create(1.0) + ExpTail(r);
        Vector256<double> half = ((k * Vector256.Create(0.5)) + shift) - shift;
        Vector256<long> bias = Vector256.Create(ExponentBias);
        Vector256<double> first = Vector256.ShiftLeft((half + shift).AsInt64() + bias, MantissaBits).AsDouble();
        Vector256<double> second = Vector256.ShiftLeft(((k - half) + shift).AsInt64() + bias, MantissaBits).AsDouble();
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), (value * first) * second, x);
    }

    /// <summary>Four exponentials of arguments that are not positive: the bits of <see cref="Exp(double)"/> from −708 on, e⁻⁷⁰⁸ below,
    /// also for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> ExpOfNegative(Vector256<double> x)
    {
        Vector256<double> shift = Vector256.Create(RoundingShift);
        Vector256<double> floor = Vector256.Create(NormalExpFloor);
        Vector256<double> bounded = Vector256.ConditionalSelect(Vector256.GreaterThan(x, floor), x, floor);
        Vector256<double> shifted = (bounded * Vector256.Create(Log2E)) + shift;
        Vector256<double> k = shifted - shift;
        Vector256<double> r = (bounded - (k * Vector256.Create(Ln2High))) - (k * Vector256.Create(Ln2Low));
        Vector256<double> power = Vector256.ShiftLeft(shifted.AsInt64() + Vector256.Create(ExponentBias), MantissaBits).AsDouble();
        return (Vector256.Create(1.0) + ExpTail(r)) * power;
    }

    /// <summary>e^<paramref name="x"/> − 1 without loss near 0.</summary>
    public static double ExpM1(double x)
    {
        if (double.IsNaN(x) || x == 0)
            return x;
        if (x > 40)
            return Exp(x);
        if (x < -40)
            return -1;

        double k = ((x * Log2E) + RoundingShift) - RoundingShift;
        double high = x - (k * Ln2High);
        double low = k * Ln2Low;
        double r = high - low;
        double lost = (high - r) - low;
        double tail = ExpTail(r, lost);
        return k == 0 ? tail : Scale(tail, k) + (Scale(1.0, k) - 1.0);
    }

    /// <summary>tanh <paramref name="x"/>.</summary>
    public static double Tanh(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude < 1e-9)
            return x;
        if (magnitude > 22)
            return x > 0 ? 1 : -1;

        double t;
        if (magnitude < 1)
        {
            double e = ExpM1(-2 * magnitude);
            t = -e / (e + 2);
        }
        else
        {
            t = 1 - (2 / (ExpM1(2 * magnitude) + 2));
        }

        return x < 0 ? -t : t;
    }

    /// <summary>e^(<paramref name="factor"/> x²) with the square carried exactly, so that the result keeps its digits far from 0.</summary>
    internal static double ExpOfSquare(double x, double factor)
    {
        if (Math.Abs(x) > 1e100)
            return factor < 0 ? 0 : double.PositiveInfinity;
        double square = TwoProduct(x, x, out double lost);
        return ExpPair(factor * square, factor * lost);
    }

    // e^(high + low), |low| far below |high|
    private static double ExpPair(double high, double low)
    {
        if (double.IsNaN(high))
            return high;
        if (high > ExpCeiling)
            return double.PositiveInfinity;
        if (high < ExpFloor)
            return 0;

        double k = ((high * Log2E) + RoundingShift) - RoundingShift;
        double partial = high - (k * Ln2High);
        double subtrahend = k * Ln2Low;
        double r = partial - subtrahend;
        double lost = ((partial - r) - subtrahend) + low;
        return Scale(1.0 + ExpTail(r, lost), k);
    }

    // e^r − 1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpTail(double r)
    {
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = (P0 + (P1 * r)) + (r2 * (P2 + (P3 * r)));
        double middle = (P4 + (P5 * r)) + (r2 * (P6 + (P7 * r)));
        double high = (P8 + (P9 * r)) + (r2 * P10);
        return r + (r2 * (low + (r4 * (middle + (r4 * high)))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpTail(Vector256<double> r)
    {
        Vector256<double> r2 = r * r;
        Vector256<double> r4 = r2 * r2;
        Vector256<double> low = (Vector256.Create(P0) + (Vector256.Create(P1) * r))
            + (r2 * (Vector256.Create(P2) + (Vector256.Create(P3) * r)));
        Vector256<double> middle = (Vector256.Create(P4) + (Vector256.Create(P5) * r))
            + (r2 * (Vector256.Create(P6) + (Vector256.Create(P7) * r)));
        Vector256<double> high = (Vector256.Create(P8) + (Vector256.Create(P9) * r)) + (r2 * Vector256.Create(P10));
        return r + (r2 * (low + (r4 * (middle + (r4 * high)))));
    }

    // e^(r + lost) − 1 to first order in lost, the low part of r
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpTail(double r, double lost)
    {
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = (P0 + (P1 * r)) + (r2 * (P2 + (P3 * r)));
        double middle = (P4 + (P5 * r)) + (r2 * (P6 + (P7 * r)));
        double high = (P8 + (P9 * r)) + (r2 * P10);
        double curved = r2 * (low + (r4 * (middle + (r4 * high))));
        return r + (curved + (lost * (1.0 + (r + curved))));
    }

    // value · 2^k for integral k: in two steps, so that neither factor overflows and a subnormal result is rounded once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Scale(double value, double k)
    {
        double half = ((k * 0.5) + RoundingShift) - RoundingShift;
        return (value * PowerOfTwo(half)) * PowerOfTwo(k - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfTwo(double k) =>
        BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(k + RoundingShift) + ExponentBias) << MantissaBits);
}
