using HyperGen.Sampling.Finite;
using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Finite;

public sealed class PointEnumerationTests
{
    public static TheoryData<string> Names => new("thirty", "conditional", "feasible", "nested");

    [Theory]
    [MemberData(nameof(Names))]
    public void Rank_and_point_are_inverse_and_every_point_is_valid(string name)
    {
        SearchSpace space = name switch
        {
            "thirty" => SamplerContractSpaces.Thirty,
            "conditional" => SamplerContractSpaces.ThirtyConditional,
            "feasible" => SamplerContractSpaces.ThirtyFeasible,
            _ => new SearchSpaceBuilder("deep").AddInt("N", 1, 3).AddChoice("A", ["a", "b"]).When(0, 2, 3)
                .AddFloat("S", 0, 1, step: 0.25).When(1, 1).AddInt("L", 1, 5, Scale.Log).When(0, 3).Build(),
        };
        PointEnumeration enumeration = PointEnumeration.Of(space)!;
        Assert.Equal(space.Cardinality, enumeration.Count);
        double[] point = new double[space.Count];
        HashSet<string> seen = [];
        for (long rank = 0; rank < enumeration.Count; rank++)
        {
            enumeration.Point(rank, point);
            Assert.Null(space.Problem(point));
            Assert.Equal(rank, enumeration.Rank(point));
            Assert.True(seen.Add(string.Join(' ', point)));
        }
    }

    [Fact]
    public void Rank_of_a_value_between_levels_is_minus_one()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddInt("I", 1, 3).Build();
        PointEnumeration enumeration = PointEnumeration.Of(space, [LevelAxis.Spread(space["X"], 3), LevelAxis.All(space["I"])])!;
        Assert.Equal(-1, enumeration.Rank([0.3, 2]));
        Assert.Equal(4, enumeration.Rank([0.5, 2]));
    }
}
