using HyperGen.Tests.Spaces.Configs;

namespace HyperGen.Tests.Spaces;

public class ConditionalSpaceTests
{
    [Fact]
    public void An_inactive_parameter_keeps_its_default()
    {
        double[] point = [double.NaN, 1, 0, double.NaN, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN];
        Assert.Null(ConditionalConfig.SearchSpace.Problem(point));
        Assert.Equal(new ConditionalConfig(), ConditionalConfig.Decode(point));
    }

    [Fact]
    public void A_parameter_of_an_inactive_parent_is_inactive()
    {
        SearchSpace space = ConditionalConfig.SearchSpace;
        double[] point = new double[space.Count];
        for (ulong i = 0; i < 500; i++)
        {
            Rng rng = Rng.ForStream(5, i, 0);
            space.Sample(ref rng, point);
            if (double.IsNaN(point[space["Schedule"].Index])) Assert.True(double.IsNaN(point[space["WarmUp"].Index]));
            Assert.Equal(point[space["Layers"].Index] == 4, !double.IsNaN(point[space["Encoder.Width"].Index]));
        }
    }

    [Fact]
    public void Former_names_reach_into_nested_spaces() =>
        Assert.Equal(["Enc.Width"], ConditionalConfig.Parameters.Encoder.Width.FormerNames);

    [Fact]
    public void Constraints_of_nested_spaces_hold_while_they_are_searched()
    {
        for (ulong i = 0; i < 300; i++)
        {
            Rng rng = Rng.ForStream(6, i, 0);
            OuterOfConstrained config = OuterOfConstrained.Sample(ref rng);
            Assert.True(!config.Searches || config.Inner.Low <= config.Inner.High);
            Assert.True(config.Any is not ConstrainedConfig any || any.Low <= any.High);
        }

        Assert.True(OuterOfConstrained.SearchSpace.HasDefault, OuterOfConstrained.SearchSpace.WhyNoDefault);
    }

    [Fact]
    public void A_space_without_a_feasible_config_says_so()
    {
        InfeasibleSpaceException error = Assert.Throws<InfeasibleSpaceException>(() =>
        {
            Rng rng = Rng.ForStream(1, 1, 1);
            Infeasible.Sample(ref rng);
        });
        Assert.Contains("Infeasible", error.Message);
        Assert.Contains("[Constraint]", error.Message);
    }

    [Fact]
    public void A_required_member_has_no_default_config()
    {
        Assert.False(Shapes.Required.SearchSpace.HasDefault);
        Assert.Contains("gives no default", Shapes.Required.SearchSpace.WhyNoDefault);
        Assert.Equal(0.25, Shapes.Required.Decode([6, 3, 0, double.NaN]).Second);
    }

    [Fact]
    public void Defaults_of_constructor_parameters_are_the_default_config()
    {
        Assert.Equal([3.0, 1.0], Shapes.PositionalStruct.SearchSpace.Default.ToArray());
        Assert.Equal([3.0, 1.0], Shapes.PositionalWithDefaults.SearchSpace.Default.ToArray());
    }
}
