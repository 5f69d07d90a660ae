namespace HyperGen.Numerics;

/// <summary>
/// The power transformation of Yeo and Johnson (Biometrika 87, 2000), for values of either sign: ψ_λ(z) = ((1 + z)^λ − 1)/λ for z ≥ 0 and
/// −((1 − z)^(2−λ) − 1)/(2 − λ) for z &lt; 0, logarithms where an exponent is 0. It increases in z for every λ; λ = 1 is the identity.
/// </summary>
internal static class YeoJohnson
{
    private const double Tolerance = 1e-6;

    /// <summary>ψ_λ(<paramref name="z"/>)</summary>
    public static double Transform(double z, double lambda) =>
        z >= 0 ? Power(Elementary.Log1P(z), lambda) : -Power(Elementary.Log1P(-z), 2 - lambda);

    /// <summary>The λ in [<paramref name="low"/>, <paramref name="high"/>] of the highest normal likelihood, −(n/2) ln var ψ_λ(z) + (λ −
    /// 1) Σ sign(z) ln(1 + |z|).</summary>
    /// <param name="z">The values, standardised; at least two different ones.</param>
    /// <param name="low">The smallest λ.</param>
    /// <param name="high">The largest λ.</param>
    /// <param name="logs">Work space as long as <paramref name="z"/>.</param>
    public static double Fit(ReadOnlySpan<double> z, double low, double high, double[] logs)
    {
        // The logarithms do not depend on λ: what remains of each evaluation is one exponential an element.
        double signed = 0;
        for (int i = 0; i < z.Length; i++)
        {
            double log = Elementary.Log1P(Math.Abs(z[i]));
            logs[i] = z[i] < 0 ? -log : log;
            signed += logs[i];
        }

        Likelihood objective = new(logs, z.Length, signed);
        return BrentMinimizer.Minimize(ref objective, low, high, Tolerance).X;
    }

    // (e^(λ log) − 1)/λ
    private static double Power(double log, double exponent) => exponent == 0 ? log : Elementary.ExpM1(exponent * log) / exponent;

    // The negative log-likelihood of λ; logs are sign(z) ln(1 + |z|).
    private readonly struct Likelihood(double[] logs, int count, double signed) : IUnivariate
    {
        public double Evaluate(double lambda)
        {
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < count; i++)
            {
                double value = logs[i] >= 0 ? Power(logs[i], lambda) : -Power(-logs[i], 2 - lambda);
                double delta = value - mean;
                mean += delta / (i + 1);
                squares += delta * (value - mean);
            }

            return (0.5 * count * Elementary.Log(squares / count)) - ((lambda - 1) * signed);
        }
    }
}
