namespace HyperGen.Numerics;

/// <content>Density, distribution function and masses of intervals.</content>
internal static partial class NormalDistribution
{
    /// <summary>½ ln 2π</summary>
    public const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>1/√(2π)</summary>
    public const double PeakDensity = 0.39894228040143267794;

    private const double RootHalf = 0.70710678118654752440;
    private const double CentralLimit = 0.66;

    /// <summary>φ(x)</summary>
    public static double Pdf(double x) => PeakDensity * Elementary.ExpOfSquare(x, -0.5);

    /// <summary>Φ(x), relative error about 1e-15 down to the subnormal tail.</summary>
    public static double Cdf(double x)
    {
        if (Math.Abs(x) < CentralLimit)
            return 0.5 + (0.5 * SpecialFunctions.Erf(x * RootHalf));
        double tail = 0.5 * SpecialFunctions.Erfcx(Math.Abs(x) * RootHalf) * Elementary.ExpOfSquare(x, -0.5);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>ln Φ(x), also where Φ(x) is 0 or 1 to double precision.</summary>
    public static double LogCdf(double x)
    {
        if (x > CentralLimit)
            return Elementary.Log1P(-Cdf(-x));
        if (x > -CentralLimit || double.IsNaN(x))
            return Elementary.Log(Cdf(x));
        return Elementary.Log(0.5 * SpecialFunctions.Erfcx(-x * RootHalf)) - (0.5 * x * x);
    }

    /// <summary>ln(Φ(b) − Φ(a)): the mass of an interval, also far in a tail or when it is narrow; −∞ unless a &lt; b.</summary>
    public static double LogMass(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b))
            return double.NaN;
        if (a >= b)
            return double.NegativeInfinity;
        if (a > 0)
            (a, b) = (-b, -a);

        double width = b - a;
        double middle = a + (0.5 * width);
        if (width * Math.Max(1, Math.Abs(middle)) < 0.1)
            return LogNarrowMass(middle, width);
        if (b > 0)
            return Elementary.Log1P(-Cdf(a) - Cdf(-b));

        double logUpper = LogCdf(b);
        return logUpper + Elementary.Log1P(-Elementary.Exp(LogCdf(a) - logUpper));
    }

    // Taylor series of Φ(m + w/2) − Φ(m − w/2) about the middle m: w φ(m) (1 + w²/24 He₂ + w⁴/1920 He₄ + w⁶/322560 He₆), He the Hermite
    // polynomials.
    private static double LogNarrowMass(double m, double w)
    {
        double m2 = m * m;
        double w2 = w * w;
        double he2 = m2 - 1;
        double he4 = (m2 * (m2 - 6)) + 3;
        double he6 = (m2 * ((m2 * (m2 - 15)) + 45)) - 15;
        double series = w2 * ((he2 / 24) + (w2 * ((he4 / 1920) + (w2 * he6 / 322560))));
        return Elementary.Log(w) - HalfLogTwoPi - (0.5 * m2) + Elementary.Log1P(series);
    }
}
