using HyperGen.Sampling.Tpe;

namespace HyperGen.Tests.Samplers.Tpe;

public sealed class ParzenEstimatorTests
{
    private static readonly double Off = double.NaN;

    private static readonly SearchSpace Mixed = new SearchSpaceBuilder("mixed")
        .AddFloat("X", 0, 10).AddInt("K", 1, 10).AddChoice("C", ["a", "b", "c"]).Build();

    private static readonly double[][] Reference = [[1, 2, 0], [2, 7, 2], [4, 7, 2], [4.5, 9, 1]];

    [Fact]
    public void Densities_are_those_of_the_reference_implementation()
    {
        ParzenEstimator estimator = Estimator(Mixed, Reference);
        double[] expected = [-4.760077786965608, -6.187026480085178, -7.090749555900559];
        double[] actual = LogDensities(estimator, Mixed, [1.5, 7, 2], [4.2, 2, 0], [9, 10, 1]);
        for (int i = 0; i < 3; i++) Assert.Equal(expected[i], actual[i] - Math.Log(10), 1e-12); // the reference measures X in its own unit
    }

    [Fact]
    public void Widths_are_those_of_the_reference_implementation()
    {
        Assert.Equal([1.6666666666666667, 2.0, 2.0, 1.6666666666666667, 10.0], Widths(Mixed.Parameters[0], 1, 2, 4, 4.5), Close);
        Assert.Equal([5.0, 5.0, 2.0, 2.0, 10.0], Widths(Mixed.Parameters[1], 2, 7, 7, 9), Close);

        static bool Close(double expected, double actual) => Math.Abs(expected - (10 * actual)) < 1e-12;
    }

    [Fact]
    public void Widths_do_not_depend_on_the_order_of_trials()
    {
        double[] values = [3, 9, 1, 4, 4.5, 7, 9.5, 2];
        double[] widths = Widths(Mixed.Parameters[0], values);
        int[] order = [5, 2, 7, 0, 1, 6, 4, 3];
        double[] permuted = Widths(Mixed.Parameters[0], [.. order.Select(i => values[i])]);
        for (int i = 0; i < order.Length; i++) Assert.Equal(widths[order[i]], permuted[i]);
    }

    [Fact]
    public void New_kernel_changes_the_width_of_its_neighbours_only()
    {
        Parameter parameter = Mixed.Parameters[0];
        double[] values = [.. Enumerable.Range(0, 120).Select(i => ((i * 37) % 120) / 12.0)];
        double[] before = Widths(parameter, values), after = Widths(parameter, [.. values, 5.0001]);
        Assert.InRange(Enumerable.Range(0, 120).Count(i => before[i] != after[i]), 0, 2);
    }

    [Fact]
    public void Kernels_added_and_removed_leave_the_densities_of_those_that_stay()
    {
        // Bit for bit: what a session remembers must not show.
        System.Random random = new(3);
        double[][] points = [.. Enumerable.Range(0, 150).Select(_ => new double[] { random.NextDouble() * 10, random.Next(1, 11), random.Next(3) })];
        ParzenEstimator fresh = Estimator(Mixed, points), changed = Estimator(Mixed, points);
        double[][] queries = [[1.5, 7, 2], [4.2, 2, 0]];
        for (int round = 0; round < 40; round++)
        {
            int slot = 1 + random.Next(150);
            changed.Remove(slot);
            if (round % 3 == 0) changed.Commit();
            if (round % 5 == 0) LogDensities(changed, Mixed, queries);
            changed.Insert(slot, points[slot - 1]);
            changed.Weights[slot] = 1;
            changed.Commit();
        }

        Assert.Equal(LogDensities(fresh, Mixed, queries), LogDensities(changed, Mixed, queries));
    }

    [Fact]
    public void Density_of_a_continuous_parameter_integrates_to_one()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 1e-3, 10, Scale.Log).Build();
        ParzenEstimator estimator = Estimator(space, [0.001], [0.02], [0.5], [9.9], [10]);
        const int Cells = 2000; // Simpson's rule on the unit interval
        double sum = 0;
        for (int i = 0; i <= Cells; i++)
        {
            double density = Math.Exp(LogDensities(estimator, space, [space.Parameters[0].FromUnit((double)i / Cells)])[0]);
            sum += density * (i is 0 or Cells ? 1 : i % 2 == 1 ? 4 : 2) / (3.0 * Cells);
        }

        Assert.Equal(1, sum, 1e-9);
    }

    [Theory]
    [InlineData("int")]
    [InlineData("log int")]
    [InlineData("stepped")]
    [InlineData("choice")]
    public void Masses_of_a_discrete_parameter_sum_to_one(string kind)
    {
        SearchSpaceBuilder builder = new("s");
        SearchSpace space = (kind switch
        {
            "int" => builder.AddInt("P", 3, 21, step: 3),
            "log int" => builder.AddInt("P", 1, 40, Scale.Log),
            "stepped" => builder.AddFloat("P", 0, 1, step: 0.125),
            _ => builder.AddChoice("P", ["a", "b", "c", "d"]),
        }).Build();
        var levels = HyperGen.Sampling.Finite.LevelAxis.All(space.Parameters[0]);
        double[][] all = [.. Enumerable.Range(0, (int)levels.Count).Select(level => new double[] { levels.Value(level) })];
        ParzenEstimator estimator = Estimator(space, all[0], all[0], all[^1], all[2]);
        Assert.Equal(1, LogDensities(estimator, space, all).Sum(Math.Exp), 1e-12);
    }

    [Fact]
    public void Branches_of_a_conditional_space_share_the_mass()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddChoice("Branch", ["left", "right"])
            .AddInt("I", 1, 4).When(0, 0).AddChoice("J", ["a", "b", "c"]).When(0, 1).Build();
        ParzenEstimator estimator = Estimator(space, [0, 2, Off], [0, 2, Off], [1, Off, 1], [0, 4, Off]);
        double[][] all = [.. Enumerable.Range(1, 4).Select(i => new[] { 0, i, Off }), .. Enumerable.Range(0, 3).Select(j => new[] { 1, Off, j })];
        Assert.Equal(1, LogDensities(estimator, space, all).Sum(Math.Exp), 1e-12);
    }

    [Fact]
    public void Samples_follow_the_density()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 1, 12, Scale.Log).AddChoice("C", ["a", "b", "c"]).Build();
        ParzenEstimator estimator = Estimator(space, [2, 0], [9, 1], [10, 1]);
        double[][] all = [.. from i in Enumerable.Range(1, 12) from c in Enumerable.Range(0, 3) select new double[] { i, c }];
        double[] expected = [.. LogDensities(estimator, space, all).Select(Math.Exp)];
        int[] counts = new int[all.Length];
        const int Draws = 40_000;
        Rng rng = Rng.ForTrial(5, 0);
        for (int draw = 0; draw < Draws; draw++)
        {
            int kernel = estimator.SampleKernel(ref rng);
            int i = (int)estimator.Sample(0, kernel, ref rng), c = (int)estimator.Sample(1, kernel, ref rng);
            counts[((i - 1) * 3) + c]++;
        }

        double chiSquare = counts.Select((count, i) => Math.Pow(count - (Draws * expected[i]), 2) / (Draws * expected[i])).Sum();
        Assert.InRange(chiSquare, 0, 67); // p = 0.001 at 35 degrees of freedom
    }

    private static double[] Widths(Parameter parameter, params double[] values)
    {
        NormalAxis axis = new(parameter);
        axis.EnsureCapacity((values.Length + 4) & ~3);
        for (int i = 0; i < values.Length; i++) axis.Insert(i + 1, values[i]);
        axis.Commit();
        return [.. Enumerable.Range(1, values.Length).Append(0).Select(axis.Width)];
    }

    private static ParzenEstimator Estimator(SearchSpace space, params double[][] points)
    {
        ParzenEstimator estimator = new([.. space.Parameters.Select(KernelAxis.For)], [.. Enumerable.Range(0, space.Count)]);
        estimator.Resize(points.Length + 1);
        for (int i = 0; i < points.Length; i++)
        {
            estimator.Insert(i + 1, points[i]);
            estimator.Weights[i + 1] = 1;
        }

        estimator.Commit();
        return estimator;
    }

    private static double[] LogDensities(ParzenEstimator estimator, SearchSpace space, params double[][] points)
    {
        double[] result = new double[points.Length];
        estimator.LogDensities([.. points.SelectMany(point => point)], space.Count, result);
        return result;
    }
}
