using CsCheck;
using HyperGen.Numerics;

namespace HyperGen.Tests.Numerics;

public class BoundedLbfgsTests
{
    private static readonly LbfgsOptions Strict = new() { MaximumIterations = 2000, GradientTolerance = 1e-8, RelativeDecrease = 0 };

    [Fact]
    public void Rosenbrock_valley_is_followed_to_its_end()
    {
        double[] x = [-1.2, 1, -1.2, 1];
        Rosenbrock objective = default;
        LbfgsResult result = new BoundedLbfgs(4).Minimize(ref objective, x, Filled(4, -5), Filled(4, 5), Strict);
        Assert.Equal(LbfgsStop.Gradient, result.Reason);
        Assert.All(x, value => Assert.Equal(1, value, 1e-6));
        Assert.InRange(result.Evaluations, 1, 70);
    }

    [Fact]
    public void Convex_quadratics_in_boxes_end_where_the_conditions_of_optimality_hold() => Gen.Select(Gen.ULong, Gen.Int[1, 12]).Sample((seed, n) =>
    {
        Rng rng = Rng.ForStream(seed, 0, 0);
        Quadratic objective = new(n, ref rng);
        double[] lower = Filled(n, -1);
        double[] upper = Filled(n, 1);
        double[] x = new double[n];
        foreach (ref double coordinate in x.AsSpan())
            coordinate = rng.NextFloat(-2, 2);
        LbfgsResult result = new BoundedLbfgs(n).Minimize(ref objective, x, lower, upper, Strict);

        double[] g = new double[n];
        double value = objective.Evaluate(x, g);
        bool optimal = value == result.Value;
        for (int i = 0; i < n; i++)
            optimal &= x[i] is >= -1 and <= 1 && (x[i] == -1 ? g[i] > -1e-5 : x[i] == 1 ? g[i] < 1e-5 : Math.Abs(g[i]) < 1e-5);
        return optimal;
    });

    [Fact]
    public void Bound_that_cuts_off_the_minimum_holds_the_point()
    {
        double[] x = [0, 0];
        Rosenbrock objective = default;
        LbfgsResult result = new BoundedLbfgs(2).Minimize(ref objective, x, [-2, -2], [0.5, 2], Strict);
        Assert.Equal(0.5, x[0]);
        Assert.Equal(0.25, x[1], 1e-6);
        Assert.Equal(0.25, result.Value, 1e-9);
    }

    [Fact]
    public void Undefined_regions_are_stepped_back_from()
    {
        double[] x = [3];
        Barrier objective = default;
        LbfgsResult result = new BoundedLbfgs(1).Minimize(ref objective, x, [double.NegativeInfinity], [double.PositiveInfinity], Strict);
        Assert.Equal(1, x[0], 1e-6);
        Assert.True(double.IsFinite(result.Value));
        double[] bad = [-1];
        Assert.Equal(LbfgsStop.Undefined, new BoundedLbfgs(1).Minimize(ref objective, bad, [-2], [2], Strict).Reason);
    }

    [Fact]
    public void Search_stops_for_the_stated_reason_and_reuses_its_memory()
    {
        BoundedLbfgs search = new(2);
        Rosenbrock objective = default;
        double[] x = [-1.2, 1];
        Assert.Equal(LbfgsStop.Iterations, search.Minimize(ref objective, x, Filled(2, -5), Filled(2, 5), Strict with { MaximumIterations = 3 }).Reason);
        LbfgsResult first = search.Minimize(ref objective, x, Filled(2, -5), Filled(2, 5), new() { MaximumIterations = 200 });
        Assert.Contains(first.Reason, (LbfgsStop[])[LbfgsStop.Gradient, LbfgsStop.Decrease]);
        double[] again = [-1.2, 1];
        double[] fresh = [-1.2, 1];
        Assert.Equal(
            new BoundedLbfgs(2).Minimize(ref objective, fresh, Filled(2, -5), Filled(2, 5), Strict),
            search.Minimize(ref objective, again, Filled(2, -5), Filled(2, 5), Strict));
        Assert.Equal(fresh, again);
        double[] lower = Filled(2, -5);
        double[] upper = Filled(2, 5);
        long before = GC.GetAllocatedBytesForCurrentThread();
        search.Minimize(ref objective, again, lower, upper, Strict);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(LbfgsStop.Gradient, new BoundedLbfgs(0).Minimize(ref objective, [], [], [], new()).Reason);
        Assert.Throws<ArgumentException>(() => search.Minimize(ref objective, new double[3], lower, upper, Strict));
    }

    [Fact]
    public void Brent_finds_minima_inside_and_at_the_ends()
    {
        Cosine cosine = default;
        BrentResult inside = BrentMinimizer.Minimize(ref cosine, 2, 5, 1e-9);
        Assert.Equal(Math.PI, inside.X, 1e-7);
        Assert.Equal(-1, inside.Value, 1e-12);
        Assert.InRange(inside.Evaluations, 1, 40);
        Assert.Equal(1, BrentMinimizer.Minimize(ref cosine, 0, 1, 1e-7).X, 1e-6);
        Assert.Equal(4, BrentMinimizer.Minimize(ref cosine, 4, 6, 1e-7).X, 1e-6);
        Assert.Equal(2, BrentMinimizer.Minimize(ref cosine, 2, 2, 1e-7).X);
        Assert.Equal(5, BrentMinimizer.Minimize(ref cosine, 0, 9, 1e-12, 5).Evaluations);
    }

    private static double[] Filled(int n, double value) => [.. Enumerable.Repeat(value, n)];

    private struct Rosenbrock : IDifferentiable
    {
        public readonly double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double value = 0;
            gradient.Clear();
            for (int i = 0; i + 1 < x.Length; i += 2)
            {
                double a = 1 - x[i];
                double b = x[i + 1] - (x[i] * x[i]);
                value += (a * a) + (100 * b * b);
                gradient[i] = (-2 * a) - (400 * x[i] * b);
                gradient[i + 1] = 200 * b;
            }

            return value;
        }
    }

    private readonly struct Quadratic : IDifferentiable
    {
        private readonly double[,] _factor;
        private readonly double[] _linear;

        public Quadratic(int n, ref Rng rng)
        {
            _factor = new double[n, n];
            _linear = new double[n];
            for (int i = 0; i < n; i++)
            {
                _linear[i] = rng.NextNormal();
                for (int j = 0; j < n; j++)
                    _factor[i, j] = (0.3 * rng.NextNormal()) + (i == j ? 1 : 0);
            }
        }

        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double value = 0;
            gradient.Clear();
            for (int i = 0; i < x.Length; i++)
            {
                double row = 0;
                for (int j = 0; j < x.Length; j++)
                    row += _factor[i, j] * x[j];
                value += (0.5 * row * row) + (_linear[i] * x[i]);
                gradient[i] += _linear[i];
                for (int j = 0; j < x.Length; j++)
                    gradient[j] += row * _factor[i, j];
            }

            return value;
        }
    }

    // x − ln x, undefined from 0 down
    private struct Barrier : IDifferentiable
    {
        public readonly double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
        {
            gradient[0] = 1 - (1 / x[0]);
            return x[0] > 0 ? x[0] - Math.Log(x[0]) : double.PositiveInfinity;
        }
    }

    private struct Cosine : IUnivariate
    {
        public readonly double Evaluate(double x) => Math.Cos(x);
    }
}
