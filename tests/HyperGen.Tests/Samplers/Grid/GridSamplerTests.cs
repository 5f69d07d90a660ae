using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Grid;

public sealed class GridSamplerTests
{
    public static TheoryData<GridOrder> Orders => new(Enum.GetValues<GridOrder>());

    [Fact]
    public void Lexicographic_order_is_that_of_nested_loops()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 1, 2).AddChoice("C", ["a", "b"]).AddFloat("X", 0, 1).Build();
        double[][] expected = [.. from i in (double[])[1, 2] from c in (double[])[0, 1] from x in (double[])[0, 0.5, 1] select new[] { i, c, x }];
        Assert.Equal(expected, new SamplerContractRun(HyperGen.Samplers.Grid(GridOrder.Lexicographic, 3), space).Sequential(100).Points);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Conditional_tree_gives_each_valid_combination_once(GridOrder order)
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddChoice("Model", ["tree", "linear", "net"])
            .AddInt("Depth", 1, 4).When(0, 0).AddFloat("Penalty", 1e-4, 1, Scale.Log).When(0, 1, 2)
            .AddChoice("Optimizer", ["adam", "sgd"]).When(0, 2).AddFloat("Momentum", 0, 1).When(3, 1).Build();
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.Grid(order, 3), space).Sequential(1000);
        Assert.Equal(4 + 3 + (3 * (1 + 3)), run.Points.Count);
        Assert.Equal(run.Points.Count, run.History.DistinctPoints);
    }

    [Fact]
    public void Counts_by_parameter_override_the_common_one()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddFloat("Y", 1e-4, 1, Scale.Log).AddInt("I", 1, 1000).Build();
        GridSampler sampler = HyperGen.Samplers.Grid(GridOrder.Lexicographic, 2).With(space["Y"], 3).With(space["I"], 4);
        SamplerContractRun run = new SamplerContractRun(sampler, space).Sequential(1000);
        Assert.Equal(2 * 3 * 4, run.Points.Count);
        Assert.Equal([0, 1], Values(0));
        Assert.Equal([1e-4, 1e-2, 1], Values(1), (expected, actual) => Math.Abs(expected - actual) <= 1e-12 * expected);
        Assert.Equal([1, 334, 667, 1000], Values(2));

        double[] Values(int parameter) => [.. run.Points.Select(point => point[parameter]).Distinct().Order()];
    }

    [Fact]
    public void Continuous_parameter_without_a_count_is_an_error_that_names_it_and_the_mend()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 1, 3).AddFloat("Rate", 0, 1).Build();
        string message = Assert.Throws<ArgumentException>(() => new SamplerContractRun(HyperGen.Samplers.Grid(), space)).Message;
        Assert.Contains("'Rate'", message);
        Assert.Contains(".With(Parameters.Rate, 5)", message);
    }

    [Fact]
    public void Count_for_a_parameter_of_another_space_is_an_error_that_names_it()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 1, 3).Build(), other = new SearchSpaceBuilder("o").AddInt("J", 1, 3).Build();
        Assert.Contains("'J'", Assert.Throws<ArgumentException>(() => new SamplerContractRun(HyperGen.Samplers.Grid().With(other["J"], 2), space)).Message);
    }

    [Fact]
    public void Count_for_a_choice_is_an_error_that_names_it()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddChoice("C", ["a", "b", "c"]).Build();
        Assert.Contains("'C'", Assert.Throws<ArgumentException>(() => HyperGen.Samplers.Grid().With(space["C"], 2)).Message);
    }

    [Fact]
    public void Count_below_one_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HyperGen.Samplers.Grid(GridOrder.Shuffled, 0));

    [Theory]
    [MemberData(nameof(Orders))]
    public void Grid_of_a_trillion_points_is_walked_without_being_listed(GridOrder order)
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 1, 1_000_000).AddInt("J", 1, 1_000_000).Build();
        long before = GC.GetAllocatedBytesForCurrentThread();
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.Grid(order), space).Sequential(50);
        Assert.Equal(50, run.History.DistinctPoints);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void Grid_beyond_all_numbers_is_an_error_that_names_the_widest_parameter()
    {
        SearchSpaceBuilder builder = new("s");
        for (int k = 0; k < 60; k++) builder.AddInt($"P{k}", 1, k == 7 ? 9 : 3);
        Assert.Contains("'P7'", Assert.Throws<ArgumentException>(() => new SamplerContractRun(HyperGen.Samplers.Grid(), builder.Build())).Message);
    }

    [Fact]
    public void Truncated_grid_in_low_discrepancy_order_covers_every_region()
    {
        // 64 of 4096 cells: an 8 x 8 partition has hardly an empty box, where a random choice leaves 37 % empty.
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 0, 63).AddInt("J", 0, 63).Build();
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.Grid(), space).Sequential(64);
        int boxes = run.Points.Select(point => ((int)point[0] / 8, (int)point[1] / 8)).Distinct().Count();
        Assert.InRange(boxes, 56, 64);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Trials_that_took_numbers_without_taking_cells_leave_no_hole(GridOrder order)
    {
        // Trial 0 ran a default off the grid, trial 3 an enqueued cell.
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddInt("I", 1, 3).Build();
        SamplerContractRun run = new(HyperGen.Samplers.Grid(order, 4), space);
        run.Points.Add([0.123, 2]);
        run.Tell(0, 1);
        run.Sequential(2);
        run.Points.Add([1, 3]);
        run.Tell(3, 1);
        run.Sequential(100);
        Assert.Equal(13, run.History.DistinctPoints);
        Assert.InRange(run.Points.Count, 13, 14); // 14: the enqueued cell may have come up before
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Every_cell_is_visited_once_and_in_order_whatever_the_baseline_and_enqueued_trials_took(GridOrder order)
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddInt("I", 1, 3).Build();
        double[][] walk = [.. new SamplerContractRun(HyperGen.Samplers.Grid(order, 4), space).Sequential(100).Points];
        SamplerContractRun run = new(HyperGen.Samplers.Grid(order, 4), space);
        double[][] others = [[0.123, 2], walk[7], [0.4, 1]]; // a default off the grid and two enqueued configs, one of them a cell
        for (int number = 0; number < others.Length; number++)
        {
            run.Points.Add(others[number]);
            run.Tell(number, 1);
        }

        run.Sequential(100);
        Assert.Equal([.. others, .. walk[..7], .. walk[8..]], run.Points);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Numbers_claimed_by_other_processes_are_left_a_cell_each(GridOrder order)
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 0, 5).Build();
        double[][] walk = [.. new SamplerContractRun(HyperGen.Samplers.Grid(order), space).Sequential(100).Points];
        TrialHistory history = new(space, StudyDirection.Minimize);
        history.Start(0, walk[0]); // the points of the trials 1 and 2 are not known
        Assert.Equal(walk[3], Proposed(history, 3));
        history.Start(3, walk[3]);
        Assert.Equal(walk[1], Proposed(history, 1));
        history.Finish(3, walk[3], TrialState.Complete, 1);
        Assert.Equal(walk[2], Proposed(history, 2));

        double[] Proposed(TrialHistory seen, int number)
        {
            double[] point = new double[1];
            Rng rng = Rng.ForTrial(1, number);
            Assert.True(HyperGen.Samplers.Grid(order).Start(new SamplerStudy(space, StudyDirection.Minimize, 1, 100, 1)).TryPropose(seen, number, ref rng, point));
            return point;
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Trials_without_a_point_in_the_space_leave_no_hole(GridOrder order)
    {
        // The first three trials were made for another version of the space and have no meaning in this one.
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 0, 5).Build();
        ISamplerSession session = HyperGen.Samplers.Grid(order).Start(new SamplerStudy(space, StudyDirection.Minimize, 1, 100, 1));
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[1];
        for (int number = 3; number < 9; number++)
        {
            Rng rng = Rng.ForTrial(1, number);
            Assert.True(session.TryPropose(history, number, ref rng, point));
            history.Finish(number, point, TrialState.Complete, 1);
        }

        Assert.Equal(6, history.DistinctPoints);
    }

    [Fact]
    public void Impossible_constraint_is_an_error()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 0, 9).WithConstraints(_ => false).Build();
        Assert.Throws<InfeasibleSpaceException>(() => new SamplerContractRun(HyperGen.Samplers.Grid(), space).Ask());
    }
}
