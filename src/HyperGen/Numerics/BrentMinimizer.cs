namespace HyperGen.Numerics;

/// <summary>Minimum of a function of one variable in an interval by golden sections and parabolas (Brent, "Algorithms for Minimization
/// without Derivatives", 1973, chapter 5).</summary>
internal static class BrentMinimizer
{
    private const double GoldenSection = 0.38196601125010515180; // (3 − √5)/2
    private const double RelativePrecision = 1.5e-8; // √(unit roundoff): a minimum cannot be located more closely

    /// <summary>A local minimum of <paramref name="objective"/> in [<paramref name="low"/>, <paramref name="high"/>].</summary>
    /// <param name="objective">The function.</param>
    /// <param name="low">Finite.</param>
    /// <param name="high">Finite, not below <paramref name="low"/>.</param>
    /// <param name="tolerance">The absolute precision wanted of the place, positive.</param>
    /// <param name="maximumEvaluations">At least 1.</param>
    public static BrentResult Minimize<TObjective>(
        ref TObjective objective, double low, double high, double tolerance, int maximumEvaluations = 100)
        where TObjective : struct, IUnivariate
    {
        // x the lowest point, w the second, v the one before w; step and the one before it.
        double x = low + (GoldenSection * (high - low));
        double fx = Value(ref objective, x);
        double w = x, fw = fx, v = x, fv = fx;
        double step = 0, before = 0;
        int evaluations = 1;
        while (evaluations < maximumEvaluations)
        {
            double middle = 0.5 * (low + high);
            double precision = (RelativePrecision * Math.Abs(x)) + tolerance;
            if (Math.Abs(x - middle) <= (2 * precision) - (0.5 * (high - low)))
                break;

            if (!TryParabola(x, fx, w, fw, v, fv, low, high, before, out double parabola))
            {
                before = x < middle ? high - x : low - x;
                step = GoldenSection * before;
            }
            else
            {
                before = step;
                step = parabola;
                double landing = x + step;
                if (landing - low < 2 * precision || high - landing < 2 * precision)
                    step = x < middle ? precision : -precision;
            }

            double u = Math.Abs(step) >= precision ? x + step : step > 0 ? x + precision : x - precision;
            double fu = Value(ref objective, u);
            evaluations++;
            if (fu <= fx)
            {
                (low, high) = u < x ? (low, x) : (x, high);
                (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu);
            }
            else
            {
                (low, high) = u < x ? (u, high) : (low, u);
                if (fu <= fw || w == x)
                    (v, fv, w, fw) = (w, fw, u, fu);
                else if (fu <= fv || v == x || v == w)
                    (v, fv) = (u, fu);
            }
        }

        return new(x, fx, evaluations);
    }

    // The step from x to the vertex of the parabola through the three points, when it falls inside and shrinks fast enough.
    private static bool TryParabola(
        double x, double fx, double w, double fw, double v, double fv, double low, double high, double before, out double step)
    {
        double r = (x - w) * (fx - fv);
        double q = (x - v) * (fx - fw);
        double p = ((x - v) * q) - ((x - w) * r);
        q = 2 * (q - r);
        step = -p / q;
        return double.IsFinite(step) && Math.Abs(step) < 0.5 * Math.Abs(before) && x + step > low && x + step < high;
    }

    private static double Value<TObjective>(ref TObjective objective, double x)
        where TObjective : struct, IUnivariate
    {
        double value = objective.Evaluate(x);
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }
}
