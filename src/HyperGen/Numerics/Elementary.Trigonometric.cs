namespace HyperGen.Numerics;

/// <content>
/// Sine and cosine: reduction to |r| ≤ π/4 by a three-part π/2 (Cody and Waite 1980) or by the digits of 2/π (Payne and Hanek,
/// ACM SIGNUM 18, 1983), then the minimax polynomials of Sun's fdlibm (1993).
/// </content>
public static partial class Elementary
{
    private const double QuarterPi = 0.7853981633974483;
    private const double TwoOverPi = 0.6366197723675814;
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;

    // π/2 in three parts of 33 bits and a rest: multiples by up to 2²⁰ are exact.
    private const double HalfPi1 = 1.5707963267341256;
    private const double HalfPi2 = 6.077100506303966e-11;
    private const double HalfPi3 = 2.0222662487111665e-21;
    private const double HalfPi4 = 8.4784276603689e-32;
    private const double MediumLimit = 1048576;

    private const double S1 = -1.66666666666666324348e-01;
    private const double S2 = 8.33333333332248946124e-03;
    private const double S3 = -1.98412698298579493134e-04;
    private const double S4 = 2.75573137070700676789e-06;
    private const double S5 = -2.50507602534068634195e-08;
    private const double S6 = 1.58969099521155010221e-10;

    private const double C1 = 4.16666666666666019037e-02;
    private const double C2 = -1.38888888888741095749e-03;
    private const double C3 = 2.48015872894767294178e-05;
    private const double C4 = -2.75573143513906633035e-07;
    private const double C5 = 2.08757232129817482790e-09;
    private const double C6 = -1.13596475577881948265e-11;

    // 64 zero bits, then the binary digits of 2/π.
    private static ReadOnlySpan<ulong> TwoOverPiDigits =>
    [
        0x0000000000000000, 0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4, 0x9C845F8BBDF9283B,
        0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA,
        0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    /// <summary>The sine of <paramref name="x"/> radians, exact reduction at any size; NaN at ±∞.</summary>
    public static double Sin(double x)
    {
        if (!double.IsFinite(x))
            return double.NaN;
        int quadrant = Reduce(x, out double r, out double low);
        double value = (quadrant & 1) == 0 ? SinKernel(r, low) : CosKernel(r, low);
        return (quadrant & 2) == 0 ? value : -value;
    }

    /// <summary>The cosine of <paramref name="x"/> radians, exact reduction at any size; NaN at ±∞.</summary>
    public static double Cos(double x)
    {
        if (!double.IsFinite(x))
            return double.NaN;
        int quadrant = Reduce(x, out double r, out double low) + 1;
        double value = (quadrant & 1) == 0 ? SinKernel(r, low) : CosKernel(r, low);
        return (quadrant & 2) == 0 ? value : -value;
    }

    private static double SinKernel(double r, double low)
    {
        double z = r * r;
        double cube = z * r;
        double p = S2 + (z * (S3 + (z * (S4 + (z * (S5 + (z * S6)))))));
        return r - (((z * ((0.5 * low) - (cube * p))) - low) - (cube * S1));
    }

    private static double CosKernel(double r, double low)
    {
        double z = r * r;
        double p = z * (C1 + (z * (C2 + (z * (C3 + (z * (C4 + (z * (C5 + (z * C6))))))))));
        double half = 0.5 * z;
        double w = 1.0 - half;
        return w + (((1.0 - w) - half) + ((z * p) - (r * low)));
    }

    // x = quadrant · π/2 + r + low modulo 2π, |r| ≤ π/4
    private static int Reduce(double x, out double r, out double low)
    {
        double magnitude = Math.Abs(x);
        if (magnitude <= QuarterPi)
        {
            (r, low) = (x, 0);
            return 0;
        }

        if (magnitude >= MediumLimit)
            return ReduceLarge(x, out r, out low);

        double n = ((x * TwoOverPi) + RoundingShift) - RoundingShift;
        double first = x - (n * HalfPi1);
        double second = TwoSum(first, -(n * HalfPi2), out double error2);
        double third = TwoSum(second, -(n * HalfPi3), out double error3);
        double rest = (error2 + error3) - (n * HalfPi4);
        r = third + rest;
        low = rest - (r - third);
        return (int)(long)n & 3;
    }

    // x = m 2^e: of the digits of 2/π only the 192 from position e − 1 on matter, as higher ones give multiples of 4 quadrants.
    private static int ReduceLarge(double x, out double r, out double low)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        ulong m = (ulong)((bits & MantissaMask) | (1L << MantissaBits));
        int exponent = (int)(bits >> MantissaBits) - (int)ExponentBias - MantissaBits;
        int offset = exponent - 2 + 64;
        int word = offset >> 6;
        int shift = offset & 63;

        // m · digits modulo 2¹⁹²: two bits of quadrant, then the fraction of a quadrant.
        ulong carry1 = Math.BigMul(m, Digits(word + 2, shift), out _);
        ulong carry0 = Math.BigMul(m, Digits(word + 1, shift), out ulong middle);
        ulong top = unchecked((m * Digits(word, shift)) + carry0);
        ulong sum = unchecked(middle + carry1);
        if (sum < middle)
            top = unchecked(top + 1);

        int quadrant = (int)(top >> 62);
        UInt128 fraction = new UInt128(top, sum) << 2;
        bool above = fraction >> 127 != 0; // nearer to the next quadrant: a negative remainder
        if (above)
        {
            quadrant++;
            fraction = unchecked(UInt128.Zero - fraction);
        }

        int zeros = (int)UInt128.LeadingZeroCount(fraction);
        fraction <<= zeros;
        double unit = PowerOfTwo(-53 - zeros);
        double high = (ulong)(fraction >> 75) * unit;
        double rest = ((ulong)(fraction >> 22) & ((1UL << 53) - 1)) * (unit * (1.0 / (1UL << 53)));
        r = TwoProduct(high, HalfPi, out low);
        low += (high * HalfPiLow) + (rest * HalfPi);
        if (above != (x < 0))
            (r, low) = (-r, -low);
        return x < 0 ? -quadrant & 3 : quadrant & 3;
    }

    private static ulong Digits(int word, int shift) =>
        shift == 0 ? TwoOverPiDigits[word] : (TwoOverPiDigits[word] << shift) | (TwoOverPiDigits[word + 1] >> (64 - shift));
}
