namespace HyperGen.Numerics;

/// <summary>
/// Projected limited-memory BFGS in a box: the two-loop recursion (Nocedal and Wright, "Numerical Optimization", 2006, algorithm 7.4) on
/// the coordinates that are not held at a bound, and a backtracking search along the projected path (Bertsekas, SIAM J. Control 20, 1982).
/// Notation: x the point, g the gradient, d the direction, s and y the last changes of x and g, H ≈ inverse Hessian, γ its first guess.
/// </summary>
/// <remarks>Allocates nothing after construction. Not safe for use from several threads at once.</remarks>
internal sealed class BoundedLbfgs
{
    private const double SufficientDecrease = 1e-4; // Armijo's c₁
    private const double CurvatureFloor = 1e-10;
    private const double SlopeKept = 0.9; // Wolfe's c₂
    private const int MaximumBacktracks = 25;
    private const int MaximumExpansions = 8;

    private readonly int _dimension;
    private readonly int _memory;
    private readonly double[] _s;
    private readonly double[] _y;
    private readonly double[] _alpha;
    private readonly double[] _rho;
    private readonly double[] _gradient;
    private double[] _trial;
    private double[] _trialGradient;
    private double[] _longer;
    private double[] _longerGradient;
    private readonly double[] _direction;
    private readonly bool[] _free;
    private int _count;
    private int _next;

    public BoundedLbfgs(int dimension, int memory = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(memory);
        _dimension = dimension;
        _memory = memory;
        _s = new double[memory * dimension];
        _y = new double[memory * dimension];
        _alpha = new double[memory];
        _rho = new double[memory];
        _gradient = new double[dimension];
        _trial = new double[dimension];
        _trialGradient = new double[dimension];
        _longer = new double[dimension];
        _longerGradient = new double[dimension];
        _direction = new double[dimension];
        _free = new bool[dimension];
    }

    /// <summary>Lowers <paramref name="objective"/> from <paramref name="x"/> within <paramref name="lower"/> ≤ x ≤
    /// <paramref name="upper"/>.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="x">The start, moved into the box first; receives the lowest point found.</param>
    /// <param name="lower">Lower bounds; −∞ for none.</param>
    /// <param name="upper">Upper bounds; +∞ for none.</param>
    /// <param name="options">When to stop.</param>
    /// <exception cref="ArgumentException">A span has not the length given at construction.</exception>
    public LbfgsResult Minimize<TObjective>(
        ref TObjective objective, Span<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, LbfgsOptions options)
        where TObjective : struct, IDifferentiable
    {
        if (x.Length != _dimension || lower.Length != _dimension || upper.Length != _dimension)
            throw new ArgumentException(
                $"The point has {x.Length} coordinates and {lower.Length} and {upper.Length} bounds; {_dimension} were announced.");

        _count = 0;
        _next = 0;
        Project(x, lower, upper);
        double value = objective.Evaluate(x, _gradient);
        int evaluations = 1;
        if (!IsFinite(value, _gradient))
            return new(value, 0, evaluations, LbfgsStop.Undefined);

        for (int iteration = 0; ; iteration++)
        {
            if (ProjectedGradientNorm(x, lower, upper) <= options.GradientTolerance)
                return new(value, iteration, evaluations, LbfgsStop.Gradient);
            if (iteration == options.MaximumIterations)
                return new(value, iteration, evaluations, LbfgsStop.Iterations);

            FindFree(x, lower, upper);
            FindDirection();
            double previous = value;
            if (!TryStep(ref objective, x, lower, upper, ref value, ref evaluations))
            {
                // The model of the curvature may be at fault: once more along the gradient.
                if (_count == 0)
                    return new(value, iteration, evaluations, LbfgsStop.LineSearch);
                _count = 0;
                FindDirection();
                if (!TryStep(ref objective, x, lower, upper, ref value, ref evaluations))
                    return new(value, iteration, evaluations, LbfgsStop.LineSearch);
            }

            if (previous - value <= options.RelativeDecrease * Math.Max(1, Math.Abs(value)))
                return new(value, iteration + 1, evaluations, LbfgsStop.Decrease);
        }
    }

    private static void Project(Span<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = x[i] < lower[i] ? lower[i] : x[i] > upper[i] ? upper[i] : x[i];
    }

    private static bool IsFinite(double value, ReadOnlySpan<double> gradient)
    {
        bool finite = double.IsFinite(value);
        foreach (double component in gradient)
            finite &= double.IsFinite(component);
        return finite;
    }

    private double ProjectedGradientNorm(ReadOnlySpan<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        double norm = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double target = x[i] - _gradient[i];
            target = target < lower[i] ? lower[i] : target > upper[i] ? upper[i] : target;
            norm = Math.Max(norm, Math.Abs(target - x[i]));
        }

        return norm;
    }

    private void FindFree(ReadOnlySpan<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        for (int i = 0; i < x.Length; i++)
            _free[i] = !((x[i] <= lower[i] && _gradient[i] > 0) || (x[i] >= upper[i] && _gradient[i] < 0));
    }

    // d = −H g on the free coordinates, 0 elsewhere
    private void FindDirection()
    {
        for (int i = 0; i < _dimension; i++)
            _direction[i] = _free[i] ? -_gradient[i] : 0;

        double gamma = 0;
        for (int age = 0; age < _count; age++)
        {
            int pair = Pair(age);
            ReadOnlySpan<double> s = _s.AsSpan(pair * _dimension, _dimension);
            ReadOnlySpan<double> y = _y.AsSpan(pair * _dimension, _dimension);
            double curvature = FreeDot(s, y);
            double squared = FreeDot(y, y);
            _rho[pair] = curvature > CurvatureFloor * Math.Sqrt(FreeDot(s, s) * squared) ? 1 / curvature : 0;
            if (_rho[pair] == 0)
                continue;
            if (gamma == 0)
                gamma = curvature / squared;
            _alpha[pair] = _rho[pair] * FreeDot(s, _direction);
            AddFree(-_alpha[pair], y);
        }

        if (gamma == 0)
            return;

        for (int i = 0; i < _dimension; i++)
            _direction[i] *= gamma;
        for (int age = _count - 1; age >= 0; age--)
        {
            int pair = Pair(age);
            if (_rho[pair] == 0)
                continue;
            double beta = _rho[pair] * FreeDot(_y.AsSpan(pair * _dimension, _dimension), _direction);
            AddFree(_alpha[pair] - beta, _s.AsSpan(pair * _dimension, _dimension));
        }
    }

    // Armijo's rule along the projected path; on success x, value, gradient and memory move on.
    private bool TryStep<TObjective>(
        ref TObjective objective,
        Span<double> x,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        ref double value,
        ref int evaluations)
        where TObjective : struct, IDifferentiable
    {
        double slope = FreeDot(_gradient, _direction);
        if (!(slope < 0))
            return false;

        double step = _count > 0 ? 1 : Math.Min(1, 1 / Math.Sqrt(-slope));
        double previousStep = 0;
        double previousValue = 0;
        for (int backtrack = 0; backtrack < MaximumBacktracks; backtrack++)
        {
            double predicted = Move(x, step, lower, upper, _trial);
            double trialValue = objective.Evaluate(_trial, _trialGradient);
            evaluations++;
            if (IsFinite(trialValue, _trialGradient))
            {
                if (predicted < 0 && trialValue <= value + (SufficientDecrease * predicted))
                {
                    if (backtrack == 0)
                        Lengthen(ref objective, x, step, slope, lower, upper, value, ref trialValue, ref evaluations);
                    Remember(x);
                    _trial.CopyTo(x);
                    _trialGradient.CopyTo(_gradient, 0);
                    value = trialValue;
                    return true;
                }

                double shorter = previousStep == 0
                    ? Parabola(step, value, trialValue, slope)
                    : Cubic(step, previousStep, value, trialValue, previousValue, slope);
                (previousStep, previousValue) = (step, trialValue);
                step = double.IsFinite(shorter) ? Math.Clamp(shorter, 0.1 * step, 0.5 * step) : 0.5 * step;
            }
            else
            {
                previousStep = 0;
                step *= 0.1;
            }
        }

        return false;
    }

    // Where the slope has hardly changed the first step was far too short (Wolfe's second condition): longer ones while they pay, or a
    // region of negative curvature, which teaches the memory nothing, would be crossed at a crawl.
    private void Lengthen<TObjective>(
        ref TObjective objective, ReadOnlySpan<double> x, double step, double slope, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper,
        double value, ref double trialValue, ref int evaluations)
        where TObjective : struct, IDifferentiable
    {
        for (int i = 0; i < MaximumExpansions && FreeDot(_trialGradient, _direction) < SlopeKept * slope; i++)
        {
            step *= 4;
            double predicted = Move(x, step, lower, upper, _longer);
            if (_longer.AsSpan().SequenceEqual(_trial))
                return;

            double longerValue = objective.Evaluate(_longer, _longerGradient);
            evaluations++;
            if (!IsFinite(longerValue, _longerGradient)
                || longerValue >= trialValue
                || longerValue > value + (SufficientDecrease * predicted))
                return;

            (_trial, _longer) = (_longer, _trial);
            (_trialGradient, _longerGradient) = (_longerGradient, _trialGradient);
            trialValue = longerValue;
        }
    }

    // The point at a step along the projected path; returns gᵀ of the way there.
    private double Move(
        ReadOnlySpan<double> x, double step, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<double> destination)
    {
        double predicted = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double moved = x[i] + (step * _direction[i]);
            destination[i] = moved < lower[i] ? lower[i] : moved > upper[i] ? upper[i] : moved;
            predicted += _gradient[i] * (destination[i] - x[i]);
        }

        return predicted;
    }

    // The lowest point of the parabola through the value and slope at 0 and the value at the step.
    private static double Parabola(double step, double value, double trial, double slope) =>
        -slope * step * step / (2 * (trial - value - (slope * step)));

    // The lowest point of the cubic through the value and slope at 0 and the values at two steps (Nocedal and Wright, equation 3.58).
    private static double Cubic(double step, double previousStep, double value, double trial, double previousTrial, double slope)
    {
        double r1 = (trial - value - (slope * step)) / (step * step);
        double r0 = (previousTrial - value - (slope * previousStep)) / (previousStep * previousStep);
        double a = (r1 - r0) / (step - previousStep);
        double b = ((r0 * step) - (r1 * previousStep)) / (step - previousStep);
        return a == 0 ? -slope / (2 * b) : (-b + Math.Sqrt((b * b) - (3 * a * slope))) / (3 * a);
    }

    private void Remember(ReadOnlySpan<double> x)
    {
        Span<double> s = _s.AsSpan(_next * _dimension, _dimension);
        Span<double> y = _y.AsSpan(_next * _dimension, _dimension);
        for (int i = 0; i < _dimension; i++)
        {
            s[i] = _trial[i] - x[i];
            y[i] = _trialGradient[i] - _gradient[i];
        }

        if (VectorKernels.Dot(s, y) < CurvatureFloor * Math.Sqrt(VectorKernels.Dot(s, s) * VectorKernels.Dot(y, y)))
            return;
        _next = (_next + 1) % _memory;
        _count = Math.Min(_count + 1, _memory);
    }

    // The slot of the pair that is the age-th youngest.
    private int Pair(int age) => (_next - 1 - age + (2 * _memory)) % _memory;

    private double FreeDot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < _dimension; i++)
            sum += _free[i] ? a[i] * b[i] : 0;
        return sum;
    }

    private void AddFree(double factor, ReadOnlySpan<double> x)
    {
        for (int i = 0; i < _dimension; i++)
            _direction[i] += _free[i] ? factor * x[i] : 0;
    }
}
