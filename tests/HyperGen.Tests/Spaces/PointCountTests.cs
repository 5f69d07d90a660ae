namespace HyperGen.Tests.Spaces;

public class PointCountTests
{
    [Fact]
    public void Cardinality_withALogIntegerParent_countsEveryOfItsValuesOnce()
    {
        SearchSpace space = new SearchSpaceBuilder("Log").AddInt("Units", 1, 8, Scale.Log).AddInt("Extra", 1, 5).When(0, 1, 7).Build();

        Assert.Equal(6 + (2 * 5), space.Cardinality);
    }

    [Fact]
    public void Cardinality_ofIndependentParameters_isTheirProduct()
    {
        SearchSpace space = new SearchSpaceBuilder("Product").AddInt("A", 1, 1000).AddFloat("B", 0, 1, step: 0.1).AddChoice<string>("C", ["x", "y"]).Build();

        Assert.Equal(1000 * 11 * 2, space.Cardinality);
    }

    [Fact]
    public void Cardinality_ofManyIndependentConditions_isTheirProduct()
    {
        SearchSpaceBuilder builder = new("Flags");
        for (int i = 0; i < 18; i++) builder.AddChoice($"Flag{i}", [false, true]).AddInt($"N{i}", 1, 3).When(2 * i, 1);

        Assert.Equal(1L << 36, builder.Build().Cardinality);
    }

    [Fact]
    public void Cardinality_beyondExactNumbers_isUnknown()
    {
        SearchSpaceBuilder builder = new("Large");
        for (int i = 0; i < 10; i++) builder.AddInt($"N{i}", 0, 1_000_000);

        Assert.Null(builder.Build().Cardinality);
    }
}
