namespace HyperGen.Sampling.GaussianProcess;

/// <summary>A function with a gradient.</summary>
internal interface IDifferentiable
{
    double Evaluate(ReadOnlySpan<double> x, Span<double> gradient);
}

/// <summary>Projected L-BFGS in a box; reuses its buffers.</summary>
internal sealed class BoundedLbfgs(int capacity)
{
    private const int Memory = 10;

    private readonly double[] _steps = new double[Memory * capacity];
    private readonly double[] _changes = new double[Memory * capacity];
    private readonly double[] _curvature = new double[Memory];
    private readonly double[] _coefficients = new double[Memory];
    private readonly double[] _gradient = new double[capacity];
    private readonly double[] _trialGradient = new double[capacity];
    private readonly double[] _trial = new double[capacity];
    private readonly double[] _direction = new double[capacity];
    private readonly bool[] _bound = new bool[capacity];

    public double Minimize<T>(T f, Span<double> x, ReadOnlySpan<double> low, ReadOnlySpan<double> high, int iterations, double tolerance)
        where T : IDifferentiable
    {
        int d = x.Length;
        Span<double> g = _gradient.AsSpan(0, d), gTrial = _trialGradient.AsSpan(0, d), trial = _trial.AsSpan(0, d), p = _direction.AsSpan(0, d);
        for (int i = 0; i < d; i++) x[i] = Math.Clamp(x[i], low[i], high[i]);
        double value = f.Evaluate(x, g);
        int stored = 0, next = 0;
        if (!double.IsFinite(value)) return value;
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            double norm = 0, free2 = 0;
            for (int i = 0; i < d; i++)
            {
                _bound[i] = (x[i] <= low[i] && g[i] > 0) || (x[i] >= high[i] && g[i] < 0);
                if (_bound[i]) continue;
                norm = Math.Max(norm, Math.Abs(x[i] - Math.Clamp(x[i] - g[i], low[i], high[i])));
                free2 += g[i] * g[i];
            }

            if (!(norm > tolerance)) return value;
            Direction(g, p, stored, next);
            double slope = 0;
            for (int i = 0; i < d; i++) slope += p[i] * g[i];
            if (!(slope < 0))
            {
                stored = 0;
                for (int i = 0; i < d; i++) p[i] = _bound[i] ? 0 : -g[i];
                slope = -free2;
            }

            double step = stored == 0 ? Math.Min(1, 1 / Math.Sqrt(free2)) : 1;
            double trialValue = double.NaN;
            bool accepted = false;
            for (int attempt = 0; attempt < 20; attempt++)
            {
                double expected = 0;
                for (int i = 0; i < d; i++)
                {
                    trial[i] = Math.Clamp(x[i] + (step * p[i]), low[i], high[i]);
                    expected += (trial[i] - x[i]) * g[i];
                }

                trialValue = f.Evaluate(trial, gTrial);
                if (trialValue <= value + (1e-4 * expected))
                {
                    accepted = true;
                    break;
                }

                // The minimum of the parabola through value, slope and trial value, kept within [0.1, 0.5] of the step.
                double parabola = -slope * step * step / (2 * (trialValue - value - (slope * step)));
                step = double.IsFinite(trialValue) ? Math.Clamp(parabola, 0.1 * step, 0.5 * step) : 0.1 * step;
            }

            if (!accepted) return value;
            double sy = 0, yy = 0, ss = 0;
            for (int i = 0; i < d; i++)
            {
                double s = trial[i] - x[i], y = gTrial[i] - g[i];
                (_steps[(next * capacity) + i], _changes[(next * capacity) + i]) = (s, y);
                sy += s * y;
                yy += y * y;
                ss += s * s;
            }

            if (sy > 1e-10 * Math.Sqrt(ss * yy))
            {
                _curvature[next] = sy;
                next = (next + 1) % Memory;
                stored = Math.Min(stored + 1, Memory);
            }

            double decrease = value - trialValue;
            trial.CopyTo(x);
            gTrial.CopyTo(g);
            value = trialValue;
            if (decrease <= 1e-9 * Math.Max(1, Math.Abs(value))) return value;
        }

        return value;
    }

    private void Direction(ReadOnlySpan<double> g, Span<double> p, int stored, int next)
    {
        int d = p.Length;
        for (int i = 0; i < d; i++) p[i] = _bound[i] ? 0 : -g[i];
        for (int m = 1; m <= stored; m++)
        {
            int at = ((next - m + Memory) % Memory) * capacity;
            double dot = 0;
            for (int i = 0; i < d; i++) dot += _bound[i] ? 0 : _steps[at + i] * p[i];
            double a = _coefficients[m - 1] = dot / _curvature[at / capacity];
            for (int i = 0; i < d; i++) p[i] -= _bound[i] ? 0 : a * _changes[at + i];
        }

        if (stored > 0)
        {
            int last = ((next - 1 + Memory) % Memory) * capacity;
            double yy = 0;
            for (int i = 0; i < d; i++) yy += _changes[last + i] * _changes[last + i];
            double gamma = _curvature[last / capacity] / yy;
            for (int i = 0; i < d; i++) p[i] *= gamma;
        }

        for (int m = stored; m >= 1; m--)
        {
            int at = ((next - m + Memory) % Memory) * capacity;
            double dot = 0;
            for (int i = 0; i < d; i++) dot += _bound[i] ? 0 : _changes[at + i] * p[i];
            double b = dot / _curvature[at / capacity];
            for (int i = 0; i < d; i++) p[i] += _bound[i] ? 0 : (_coefficients[m - 1] - b) * _steps[at + i];
        }
    }
}
