namespace HyperGen.Numerics;

/// <content>Logarithms: x = 2^k · m, √½ ≤ m &lt; √2; with s = f/(2 + f), f = m − 1, ln m = 2 artanh s. Minimax coefficients: Sun's fdlibm
/// (1993).</content>
public static partial class Elementary
{
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984.0;
    private const long MantissaMask = (1L << MantissaBits) - 1;
    private const long OneBits = ExponentBias << MantissaBits;
    private const long HalfRootTwoBits = 0x3FE6A09E667F3BCD; // √½

    private const double L1 = 6.666666666666735130e-01;
    private const double L2 = 3.999999999940941908e-01;
    private const double L3 = 2.857142874366239149e-01;
    private const double L4 = 2.222219843214978396e-01;
    private const double L5 = 1.818357216161805012e-01;
    private const double L6 = 1.531383769920937332e-01;
    private const double L7 = 1.479819860511658591e-01;

    /// <summary>The natural logarithm: −∞ at 0, NaN below.</summary>
    public static double Log(double x)
    {
        if (!(x > 0))
            return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsPositiveInfinity(x))
            return x;

        double m = Normalise(x, out double k);
        double f = m - 1.0;
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (L2 + (w * (L4 + (w * L6))));
        double odd = z * (L1 + (w * (L3 + (w * (L5 + (w * L7))))));
        double halfSquare = 0.5 * f * f;
        double correction = (s * (halfSquare + (odd + even))) + (k * Ln2Low);
        return (k * Ln2High) - ((halfSquare - correction) - f);
    }

    /// <summary>ln(1 + <paramref name="x"/>) without loss near 0: −∞ at −1, NaN below.</summary>
    public static double Log1P(double x)
    {
        if (double.IsNaN(x) || x == 0 || double.IsPositiveInfinity(x))
            return x;

        // What rounding 1 + x lost is put back to first order.
        double u = 1.0 + x;
        return u > 0 ? Log(u) + ((x - (u - 1.0)) / u) : Log(u);
    }

    // A positive finite x = 2^k · m; returns m in [√½, √2).
    private static double Normalise(double x, out double k)
    {
        k = 0;
        if (x < SmallestNormal)
        {
            x *= TwoTo54;
            k = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        long exponent = (bits - HalfRootTwoBits) >> MantissaBits;
        k += exponent;
        return BitConverter.Int64BitsToDouble(bits - (exponent << MantissaBits));
    }
}
