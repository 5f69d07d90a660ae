using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Yeo-Johnson's power transformation by maximum likelihood, then standardisation.</summary>
internal static class OutputTransform
{
    private const double GoldenShare = 0.6180339887498949;

    public static bool Apply(Span<double> values)
    {
        if (!Standardise(values)) return false;
        double[] z = values.ToArray();
        double[] logs = new double[z.Length];
        for (int i = 0; i < z.Length; i++) logs[i] = Elementary.Log1P(Math.Abs(z[i]));
        double low = -2, high = 4;
        double left = high - (GoldenShare * (high - low)), right = low + (GoldenShare * (high - low));
        double fLeft = Cost(left, z, logs, values), fRight = Cost(right, z, logs, values);
        while (high - low > 1e-4)
        {
            if (fLeft <= fRight)
            {
                (high, right, fRight) = (right, left, fLeft);
                left = high - (GoldenShare * (high - low));
                fLeft = Cost(left, z, logs, values);
            }
            else
            {
                (low, left, fLeft) = (left, right, fRight);
                right = low + (GoldenShare * (high - low));
                fRight = Cost(right, z, logs, values);
            }
        }

        double variance = Transform(0.5 * (low + high), z, logs, values);
        if (!(variance > 1e-12) || !double.IsFinite(variance)) z.CopyTo(values);
        return Standardise(values);
    }

    private static double Cost(double lambda, double[] z, double[] logs, Span<double> psi)
    {
        double variance = Transform(lambda, z, logs, psi);
        double jacobian = 0;
        for (int i = 0; i < z.Length; i++) jacobian += z[i] < 0 ? -logs[i] : logs[i];
        double cost = (0.5 * z.Length * Elementary.Log(variance)) - ((lambda - 1) * jacobian);
        return double.IsFinite(cost) ? cost : double.PositiveInfinity;
    }

    private static double Transform(double lambda, double[] z, double[] logs, Span<double> psi)
    {
        double mean = 0;
        for (int i = 0; i < z.Length; i++)
        {
            double power = z[i] < 0 ? 2 - lambda : lambda;
            double magnitude = power == 0 ? logs[i] : Elementary.ExpM1(power * logs[i]) / power;
            psi[i] = z[i] < 0 ? -magnitude : magnitude;
            mean += psi[i];
        }

        mean /= z.Length;
        double variance = 0;
        for (int i = 0; i < z.Length; i++) variance += (psi[i] - mean) * (psi[i] - mean);
        return variance / z.Length;
    }

    private static bool Standardise(Span<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (values.Length < 2 || !(high > low)) return false;

        // To the unit interval first, by halves: neither the width nor the squares of values near the ends of the range overflow.
        double width = (high * 0.5) - (low * 0.5);
        double mean = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((values[i] * 0.5) - (low * 0.5)) / width;
            mean += values[i];
        }

        mean /= values.Length;
        double variance = 0;
        foreach (double value in values) variance += (value - mean) * (value - mean);
        double deviation = Math.Sqrt(variance / values.Length);
        for (int i = 0; i < values.Length; i++) values[i] = (values[i] - mean) / deviation;
        return true;
    }
}
