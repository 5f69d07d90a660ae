namespace HyperGen.Numerics;

/// <content>Powers: e^(y ln x) with ln x and the product carried as unevaluated sums of two doubles (Dekker, Numerische Mathematik 18,
/// 1971).</content>
public static partial class Elementary
{
    private const double SplitFactor = 134217729.0; // 2²⁷ + 1
    private const double TwoThirds = 0.6666666666666666;
    private const double TwoThirdsLow = 3.700743415417188e-17;

    // 2 artanh s = 2s + ⅔ s³ + s⁵ A(s²): Chebyshev interpolation of A for |s| ≤ (√2 − 1)/(√2 + 1), error 1.3e-20.
    private const double A0 = 0.4;
    private const double A1 = 0.28571428571428564;
    private const double A2 = 0.2222222222222847;
    private const double A3 = 0.1818181817964499;
    private const double A4 = 0.1538461576290815;
    private const double A5 = 0.13333296397963834;
    private const double A6 = 0.11766819021629554;
    private const double A7 = 0.10456195110401492;
    private const double A8 = 0.1076362151501126;

    /// <summary><paramref name="x"/> to the power <paramref name="y"/>: NaN for a negative x and a y that is not an integer.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;
        if (double.IsNaN(x) || double.IsNaN(y))
            return double.NaN;

        double magnitude = Math.Abs(x);
        if (double.IsInfinity(y))
            return magnitude == 1 ? 1 : (magnitude > 1) == (y > 0) ? double.PositiveInfinity : 0;

        bool integral = Math.Floor(y) == y;
        bool odd = integral && Math.Abs(y) < TwoTo54 && (((long)y) & 1) != 0;
        double sign = double.IsNegative(x) && odd ? -1 : 1;
        if (x == 0 || double.IsInfinity(x))
            return sign * ((x == 0) == (y > 0) ? 0 : double.PositiveInfinity);
        if (x < 0 && !integral)
            return double.NaN;
        if (magnitude == 1)
            return sign;
        if (Math.Abs(y) > 1.8e19)
            return sign * ((magnitude > 1) == (y > 0) ? double.PositiveInfinity : 0); // |ln x| is at least 2⁻⁵³

        LogPair(magnitude, out double high, out double low);
        double product = TwoProduct(y, high, out double lost);
        return sign * ExpPair(product, lost + (y * low));
    }

    // ln x = high + low to about 2⁻⁶⁵ relative, for positive finite x
    private static void LogPair(double x, out double high, out double low)
    {
        double m = Normalise(x, out double k);
        double f = m - 1.0;
        double d = m + 1.0;
        double dLow = m - (d - 1.0);
        double s = f / d;
        double p = TwoProduct(s, d, out double pLow);
        double sLow = (((f - p) - pLow) - (s * dLow)) / d;

        double z = TwoProduct(s, s, out double zLow);
        zLow += 2 * s * sLow;
        double cube = TwoProduct(z, s, out double cubeLow);
        cubeLow += (zLow * s) + (z * sLow);
        double third = TwoProduct(TwoThirds, cube, out double thirdLow);
        thirdLow += (TwoThirds * cubeLow) + (TwoThirdsLow * cube);
        double tail = cube * z * (A0 + (z * (A1 + (z * (A2 + (z * (A3 + (z * (A4 + (z * (A5 + (z * (A6 + (z * (A7 + (z * A8))))))))))))))));

        double sum = TwoSum(2 * s, third, out double sumLow);
        sumLow += (2 * sLow) + thirdLow + tail;
        double whole = TwoSum(k * Ln2High, sum, out double wholeLow);
        wholeLow += sumLow + (k * Ln2Low);
        high = whole + wholeLow;
        low = wholeLow - (high - whole);
    }

    // a + b = result + error, exactly (Knuth)
    private static double TwoSum(double a, double b, out double error)
    {
        double sum = a + b;
        double bRounded = sum - a;
        error = (a - (sum - bRounded)) + (b - bRounded);
        return sum;
    }

    // a · b = result + error, exactly unless something under- or overflows (Veltkamp, Dekker)
    private static double TwoProduct(double a, double b, out double error)
    {
        double product = a * b;
        double aShifted = SplitFactor * a;
        double aHigh = aShifted - (aShifted - a);
        double aLow = a - aHigh;
        double bShifted = SplitFactor * b;
        double bHigh = bShifted - (bShifted - b);
        double bLow = b - bHigh;
        error = (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow);
        return product;
    }
}
