namespace HyperGen.Tests.Spaces;

public class FeasibleSamplingTests
{
    [Fact]
    public void Sample_ofABillionthPart_walksFromTheDefault()
    {
        SearchSpace space = new SearchSpaceBuilder("needle").AddFloat("X", 0, 1).AddFloat("Y", 0, 1).AddFloat("Z", 0, 1)
            .WithConstraints(point => IsNear(point[0], 0.3) && IsNear(point[1], 0.6) && IsNear(point[2], 0.1))
            .WithDefault([0.3, 0.6, 0.1]).Build();
        HashSet<double> values = [];
        for (ulong i = 0; i < 50; i++)
        {
            double[] point = Draw(space, i);
            Assert.True(space.IsFeasible(point));
            Assert.Null(space.Problem(point));
            values.Add(point[0]);
        }

        Assert.Equal(50, values.Count);

        static bool IsNear(double value, double centre) => Math.Abs(value - centre) < 0.0005;
    }

    [Fact]
    public void Sample_ofAMillionthPart_spreadsOverIt()
    {
        SearchSpace space = new SearchSpaceBuilder("strip").AddFloat("X", 0, 1).AddFloat("Y", 0, 1)
            .WithConstraints(point => Math.Abs(point[1] - 0.5) < 1e-6).WithDefault([0.5, 0.5]).Build();
        int[] quarters = new int[4];
        for (ulong i = 0; i < 200; i++) quarters[(int)(4 * Draw(space, i)[0])]++;

        Assert.All(quarters, count => Assert.InRange(count, 30, 75));
    }

    [Fact]
    public void Sample_withAnInfeasibleDefault_findsFeasiblePointsNearIt()
    {
        SearchSpace space = new SearchSpaceBuilder("near").AddFloat("X", 0, 1).AddFloat("Y", 0, 1).AddFloat("Z", 0, 1).AddChoice("A", ["a", "b", "c"])
            .WithConstraints(point => Math.Abs(point[0] - 0.302) < 0.001 && Math.Abs(point[1] - 0.6) < 0.001 && Math.Abs(point[2] - 0.1) < 0.001 && point[3] == 2)
            .WithDefault([0.3, 0.6, 0.1, 2]).Build();

        Assert.False(space.HasDefault);
        Assert.True(space.IsFeasible(Draw(space, 1)));
    }

    [Fact]
    public void Sample_visitsTheBranchesOfAHardlyFeasibleSpace()
    {
        SearchSpace space = new SearchSpaceBuilder("branches").AddChoice("A", ["a", "b", "c"]).AddFloat("X", 0, 1).AddFloat("Y", 0, 1).When(0, 1)
            .WithConstraints(point => point[1] < 1e-6).WithDefault([0, 0, double.NaN]).Build();
        HashSet<double> branches = [];
        for (ulong i = 0; i < 30; i++) branches.Add(Draw(space, i)[0]);

        Assert.Equal(3, branches.Count);
    }

    [Fact]
    public void Sample_withoutAFeasiblePoint_saysHowManyWereTriedAndWhatToDo()
    {
        SearchSpace space = new SearchSpaceBuilder("hopeless").AddFloat("X", 0, 1).WithConstraints(_ => false).WithDefault([0.5]).Build();

        InfeasibleSpaceException error = Assert.Throws<InfeasibleSpaceException>(() => Draw(space, 1));
        Assert.Contains("'hopeless' was found in 1010000 draws", error.Message);
        Assert.Contains("initialisers", error.Message);
    }

    private static double[] Draw(SearchSpace space, ulong stream)
    {
        Rng rng = Rng.ForStream(1, stream, 0);
        double[] point = new double[space.Count];
        space.Sample(ref rng, point);
        return point;
    }
}
