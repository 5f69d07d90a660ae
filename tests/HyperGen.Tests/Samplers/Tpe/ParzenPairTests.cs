using HyperGen.Sampling.Tpe;

namespace HyperGen.Tests.Samplers.Tpe;

public sealed class ParzenPairTests
{
    private static readonly SearchSpace Mixed = new SearchSpaceBuilder("mixed")
        .AddFloat("X", 0, 10).AddInt("K", 1, 10).AddChoice("C", ["a", "b", "c"])
        .AddFloat("Y", 1e-3, 1, Scale.Log).When(2, 1).Build();

    [Fact]
    public void Ratios_are_those_of_the_sums_written_out()
    {
        TrialHistory history = History(Mixed, 260); // several blocks and a padded one
        history.Start(260, Point(Mixed, 1, 260));
        int[] ranked = [.. Enumerable.Range(0, 250).Select(i => (i * 7) % 250)], unranked = [250, 255, 260];
        ParzenPair pair = Pair(Mixed, history, ranked, unranked);
        double[][] queries = [.. Enumerable.Range(0, 20).Select(i => Point(Mixed, 2, i))];

        double[] expected = [.. queries.Select(x => LogRatio(history, ranked, unranked, x))], actual = LogRatios(pair, Mixed, queries);

        for (int i = 0; i < queries.Length; i++) Assert.Equal(expected[i], actual[i], 1e-11);
        Assert.Equal(Array.IndexOf(expected, expected.Max()), Array.IndexOf(actual, actual.Max()));
    }

    [Fact]
    public void Ratio_of_a_pair_that_learnt_nothing_is_even()
    {
        ParzenPair pair = Pair(Mixed, History(Mixed, 5), [], []);
        Assert.Equal(0, LogRatios(pair, Mixed, Point(Mixed, 2, 0))[0]);
    }

    [Fact]
    public void Ratios_do_not_depend_on_what_the_pair_learnt_before()
    {
        TrialHistory history = History(Mixed, 40);
        ParzenPair fresh = Pair(Mixed, history, [3, 1, 4, 15, 9, 2, 6, 5, 35, 8, 17], [20]);
        ParzenPair used = Pair(Mixed, history, [30, 31, 32, 33, 34, 35, 36, 37, 38, 39], [0, 1, 2]);
        used.Follow(history);
        used.Divide([3, 1, 4, 15, 9, 2, 6, 5, 35, 8, 17], [20]);
        double[][] queries = [.. Enumerable.Range(0, 9).Select(i => Point(Mixed, 2, i))];
        Assert.Equal(LogRatios(fresh, Mixed, queries), LogRatios(used, Mixed, queries)); // bit for bit
    }

    [Fact]
    public void Point_of_a_running_trial_gives_way_to_what_finishes_in_its_row()
    {
        TrialHistory history = History(Mixed, 12);
        history.Start(12, Point(Mixed, 1, 12));
        history.Start(13, Point(Mixed, 1, 13));
        ParzenPair pair = Pair(Mixed, history, [0, 1, 2, 3], [12, 13]);
        history.Finish(13, Point(Mixed, 1, 13), TrialState.Complete, 1);
        pair.Follow(history);
        pair.Divide([0, 1, 2, 3, 12], [13]);
        double[][] queries = [Point(Mixed, 1, 12), Point(Mixed, 1, 13)];
        Assert.Equal(LogRatios(Pair(Mixed, history, [0, 1, 2, 3, 12], [13]), Mixed, queries), LogRatios(pair, Mixed, queries));
    }

    [Fact]
    public void Ratios_of_two_hundred_parameters_are_finite()
    {
        SearchSpaceBuilder builder = new("wide");
        for (int k = 0; k < 200; k++) builder.AddFloat($"X{k}", 0, 1);
        SearchSpace space = builder.Build();
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] here = [.. Enumerable.Repeat(0.5, 200)], there = [.. Enumerable.Repeat(0.9, 200)];
        for (int i = 0; i < 6; i++) history.Finish(i, i < 3 ? here : there, TrialState.Complete, i);
        ParzenPair pair = Pair(space, history, [0, 1, 2, 3, 4, 5], []);
        Assert.All(LogRatios(pair, space, here, there), ratio => Assert.True(double.IsFinite(ratio)));
    }

    [Fact]
    public void Kernels_are_drawn_by_weight()
    {
        TrialHistory history = History(Mixed, 30);
        ParzenPair pair = Pair(Mixed, history, [.. Enumerable.Range(0, 30)], []);
        Assert.Equal([0, 1, 2], pair.Good.Rows.ToArray());
        double[] expected = [.. pair.Good.Weights, 1];
        int[] counts = new int[4];
        const int Draws = 100_000;
        Rng rng = Rng.ForTrial(3, 0);
        for (int i = 0; i < Draws; i++)
        {
            int row = pair.SampleKernel(ref rng);
            counts[row < 0 ? 3 : row]++;
        }

        double chiSquare = counts.Select((count, i) => Math.Pow(count - (Draws * expected[i] / 4), 2) / (Draws * expected[i] / 4)).Sum();
        Assert.InRange(chiSquare, 0, 16.3); // p = 0.001 at 3 degrees of freedom
    }

    private static double LogRatio(TrialHistory history, int[] ranked, int[] unranked, double[] x)
    {
        int n = TrialWeights.Good(ranked.Length);
        double[] weights = new double[n];
        TrialWeights.FillGood(weights);
        GoodTrials good = Good(history, ranked[..n]);
        int others = ranked.Length - n + unranked.Length;
        double l = 1, g = 1;
        for (int rank = 0; rank < ranked.Length; rank++)
        {
            double kernel = Kernel(history, ranked[rank], x, good);
            if (rank < n) l += weights[rank] * kernel;
            else g += 1.5 * Math.Sqrt((rank - n + 1.0) / others) * kernel;
        }

        foreach (int row in unranked) g += 1.5 * Kernel(history, row, x, good);
        return Math.Log(l) - Math.Log(g);
    }

    private static double Kernel(TrialHistory history, int row, double[] x, GoodTrials good)
    {
        double kernel = 1;
        for (int k = 0; k < x.Length; k++)
        {
            double at = row < history.Count ? history.Column(k)[row] : history.Running[row - history.Count].Point[k];
            if (double.IsNaN(x[k]) || double.IsNaN(at)) continue;
            if (k == 2)
            {
                kernel *= 3 * ((x[k] == at ? 0.8 : 0) + (0.2 / 3));
                continue;
            }

            NormalAxis axis = Axis(history, k);
            axis.Fit(good);
            double z = (Mixed.Parameters[k].ToUnit(x[k]) - Mixed.Parameters[k].ToUnit(at)) / axis.Width;
            kernel *= Math.Exp(-0.5 * z * z) / (axis.Width * Math.Sqrt(2 * Math.PI));
        }

        return kernel;
    }

    private static NormalAxis Axis(TrialHistory history, int parameter)
    {
        NormalAxis axis = new(Mixed.Parameters[parameter], 3);
        axis.EnsureCapacity((history.Count + 3) & ~3);
        for (int row = 0; row < history.Count; row++) axis.Place(row, history.Column(parameter)[row]);
        return axis;
    }

    private static GoodTrials Good(TrialHistory history, int[] rows)
    {
        CategoryAxis choice = new(3);
        choice.EnsureCapacity((history.Count + 3) & ~3);
        for (int row = 0; row < history.Count; row++) choice.Place(row, history.Column(2)[row]);
        GoodTrials good = new();
        good.Set(rows, [choice]);
        return good;
    }

    private static ParzenPair Pair(SearchSpace space, TrialHistory history, int[] ranked, int[] unranked)
    {
        ParzenPair pair = new(space, [.. Enumerable.Range(0, space.Count)]);
        pair.Follow(history);
        pair.Divide(ranked, unranked);
        return pair;
    }

    private static double[] LogRatios(ParzenPair pair, SearchSpace space, params double[][] points)
    {
        double[] result = new double[points.Length];
        pair.LogRatios([.. points.SelectMany(point => point)], space.Count, result);
        return result;
    }

    private static TrialHistory History(SearchSpace space, int trials)
    {
        TrialHistory history = new(space, StudyDirection.Minimize);
        for (int i = 0; i < trials; i++) history.Finish(i, Point(space, 1, i), TrialState.Complete, i);
        return history;
    }

    private static double[] Point(SearchSpace space, ulong seed, int number)
    {
        double[] point = new double[space.Count];
        Rng rng = Rng.ForTrial(seed, number);
        space.Sample(ref rng, point);
        return point;
    }
}
