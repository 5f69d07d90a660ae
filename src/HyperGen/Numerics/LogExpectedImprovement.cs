namespace HyperGen.Numerics;

/// <summary>
/// The logarithm of expected improvement in units of the posterior's standard deviation (Ament et al., arXiv:2310.20708, section 4):
/// h(z) = φ(z) + z Φ(z), so that ln EI = ln h(z) + ln σ with z = (μ − f*)/σ, and h′ = Φ.
/// </summary>
/// <param name="LogH">ln h(z).</param>
/// <param name="CdfOverH">Φ(z)/h(z) = d ln h/dz.</param>
/// <param name="PdfOverH">φ(z)/h(z): ∂ ln EI/∂σ = φ/(hσ).</param>
internal readonly record struct LogExpectedImprovement(double LogH, double CdfOverH, double PdfOverH)
{
    private const double DirectLimit = -1;
    private const double SeriesLimit = -30;
    private const double RootHalfPi = 1.25331413731550025121;
    private const double RootHalf = 0.70710678118654752440;

    /// <summary>All three at <paramref name="z"/>, any finite number; relative error below 1e-12.</summary>
    public static LogExpectedImprovement At(double z)
    {
        if (z > DirectLimit)
        {
            double pdf = NormalDistribution.Pdf(z);
            double cdf = NormalDistribution.Cdf(z);
            double h = pdf + (z * cdf);
            return new(Elementary.Log(h), cdf / h, pdf / h);
        }

        // c = Φ/φ (Mills' ratio), t = h/φ = 1 + z c; far out both by the asymptotic series −z c = 1 − i + 3i² − 15i³ + …, i = 1/z².
        double c, t;
        if (z > SeriesLimit)
        {
            c = RootHalfPi * SpecialFunctions.Erfcx(-z * RootHalf);
            t = 1 + (z * c);
        }
        else
        {
            double i = 1 / (z * z);
            double series = 1 - 3 * i * (1 - 5 * i * (1 - 7 * i * (1 - 9 * i * (1 - 11 * i * (1 - 13 * i * (1 - 15 * i * (1 - 17 * i)))))));
            c = -(1 / z) * (1 - (i * series));
            t = i * series;
        }

        return new((-0.5 * z * z) - NormalDistribution.HalfLogTwoPi + Elementary.Log(t), c / t, 1 / t);
    }
}
