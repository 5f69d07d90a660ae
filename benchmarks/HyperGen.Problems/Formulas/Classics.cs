namespace HyperGen.Problems.Formulas;

/// <summary>
/// Textbook functions to minimise, each over a whole point.
/// Source of the definitions: Surjanovic and Bingham, Virtual Library of Simulation Experiments (2013).
/// </summary>
public static class Classics
{
    /// <summary>Two dimensions, three equal minima of 0.39788735773, one of them at (pi, 2.275).</summary>
    public static double Branin(ReadOnlySpan<double> x)
    {
        double bend = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x[0]) + 10;
    }

    /// <summary>A curved valley; 0 at (1, ..., 1).</summary>
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double bend = x[i + 1] - x[i] * x[i], slope = 1 - x[i];
            sum += 100 * bend * bend + slope * slope;
        }

        return sum;
    }

    /// <summary>Two wells in every dimension; -39.1661657038 per dimension where every x is -2.903534.</summary>
    public static double StyblinskiTang(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x)
            sum += v * v * v * v - 16 * v * v + 5 * v;

        return 0.5 * sum;
    }

    /// <summary>A funnel under fine ripples; 0 at the origin.</summary>
    public static double Ackley(ReadOnlySpan<double> x)
    {
        double squares = 0, ripples = 0;
        foreach (double v in x)
        {
            squares += v * v;
            ripples += Math.Cos(2 * Math.PI * v);
        }

        return -20 * Math.Exp(-0.2 * Math.Sqrt(squares / x.Length)) - Math.Exp(ripples / x.Length) + 20 + Math.E;
    }

    /// <summary>A bowl under sine waves; 0 at (1, ..., 1).</summary>
    public static double Levy(ReadOnlySpan<double> x)
    {
        double first = Math.Sin(Math.PI * Stretch(x[0])), last = Stretch(x[^1]) - 1, lastWave = Math.Sin(2 * Math.PI * Stretch(x[^1]));
        double sum = first * first + last * last * (1 + lastWave * lastWave);
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double w = Stretch(x[i]), wave = Math.Sin(Math.PI * w + 1);
            sum += (w - 1) * (w - 1) * (1 + 10 * wave * wave);
        }

        return sum;

        static double Stretch(double v) => 1 + (v - 1) / 4;
    }

    /// <summary>A bowl with a regular grid of dents of depth <paramref name="depth"/> a unit apart; 0 at the origin.</summary>
    public static double Rastrigin(ReadOnlySpan<double> x, double depth)
    {
        double sum = 0;
        foreach (double v in x)
            sum += v * v + depth * (1 - Math.Cos(2 * Math.PI * v));

        return sum;
    }

    /// <summary>Two dimensions, six minima; -1.0316284535 at (0.0898420131, -0.7126564030) and at its mirror image.</summary>
    public static double SixHumpCamel(ReadOnlySpan<double> x)
    {
        double a = x[0] * x[0], b = x[1] * x[1];
        return (4 - 2.1 * a + a * a / 3) * a + x[0] * x[1] + (-4 + 4 * b) * b;
    }

    /// <summary>Steep ridges on flat ground, over [0, pi] in every dimension, a separate term for each.</summary>
    public static double Michalewicz(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum -= Math.Sin(x[i]) * Math.Pow(Math.Sin((i + 1) * x[i] * x[i] / Math.PI), 20);

        return sum;
    }
}
