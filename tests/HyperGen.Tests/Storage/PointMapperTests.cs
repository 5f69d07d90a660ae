using HyperGen.Spaces;
using HyperGen.Tests.Spaces.Configs;

namespace HyperGen.Tests.Storage;

public sealed class PointMapperTests
{
    private static readonly SearchSpace Space = new SearchSpaceBuilder("Space")
        .AddFloat("rate", 0, 1)
        .AddFloat("drop", 0, 0.9, step: 0.3)
        .AddInt("layers", 2, 10, step: 2)
        .AddChoice<string>("kind", ["a", "b", "c"])
        .AddFloat("momentum", 0, 1).When(3, 1)
        .WithDefault([0.5, 0.3, 4, 0, double.NaN])
        .Build();

    private static readonly KeyValuePair<string, StoredValue>[] Complete =
        [Number("rate", 0.25), Number("drop", 0.6), Number("layers", 8), Json("kind", "\"c\"")];

    [Fact]
    public void Values_of_every_kind_are_found_by_name_in_any_order() =>
        Assert.Equal([0.25, 0.6, 8, 2, double.NaN], Map([.. Complete.Reverse()])!);

    [Fact]
    public void Values_of_a_point_map_back_to_the_point()
    {
        double[] point = [0.1, 0.9, 10, 1, 0.7];
        Assert.Equal(point, new PointMapper(Space).Map(PointMapper.ValuesOf(Space, point), MissingParameters.Refuse)!);
    }

    [Theory]
    [InlineData("rate", -0.001)]
    [InlineData("rate", 1.001)]
    [InlineData("rate", double.PositiveInfinity)]
    [InlineData("drop", 0.4)]
    [InlineData("drop", 1.2)]
    [InlineData("layers", 3)]
    [InlineData("layers", 12)]
    [InlineData("layers", 4.5)]
    [InlineData("kind", 1)]
    public void Number_outside_the_domain_leaves_the_trial_without_a_point(string name, double value) =>
        Assert.Null(Map([.. Complete.Where(pair => pair.Key != name), Number(name, value)]));

    [Theory]
    [InlineData("rate", "\"0.5\"")]
    [InlineData("rate", "true")]
    [InlineData("layers", "null")]
    [InlineData("kind", "\"d\"")]
    [InlineData("kind", "\"C\"")]
    [InlineData("kind", "[\"c\"]")]
    public void Value_of_another_kind_leaves_the_trial_without_a_point(string name, string json) =>
        Assert.Null(Map([.. Complete.Where(pair => pair.Key != name), Json(name, json)]));

    [Fact]
    public void Grid_point_with_another_rounding_is_the_same_grid_point() =>
        Assert.Equal(0.9, Map([.. Complete, Number("drop", 0.3 + 0.3 + 0.3)])![1]);

    [Fact]
    public void Missing_parameter_takes_its_default() =>
        Assert.Equal([0.25, 0.3, 4, 0, double.NaN], Map([Number("rate", 0.25)])!);

    [Fact]
    public void Missing_parameter_is_refused_while_a_client_still_sets_them() =>
        Assert.Null(new PointMapper(Space).Map([Number("rate", 0.25)], MissingParameters.Refuse));

    [Fact]
    public void Missing_parameter_that_the_default_config_leaves_inactive_has_no_value() =>
        Assert.Null(Map([.. Complete.Where(pair => pair.Key != "kind"), Json("kind", "\"b\"")]));

    [Fact]
    public void Missing_parameter_that_is_inactive_in_the_default_config_takes_what_its_property_holds_there()
    {
        SearchSpace space = new SearchSpaceBuilder("Space")
            .AddChoice<string>("kind", ["a", "b"])
            .AddFloat("momentum", 0, 1).When(0, 1)
            .AddFloat("outside", 0, 1).When(0, 0)
            .WithDefault([0, double.NaN, 0.5])
            .WithInitial([0, 0.9, 7])
            .Build();
        PointMapper mapper = new(space);
        Assert.Equal([1, 0.9, double.NaN], mapper.Map([Json("kind", "\"b\"")], MissingParameters.TakeDefault)!);
        Assert.Equal([0, double.NaN, 0.5], mapper.Map([Json("kind", "\"a\"")], MissingParameters.TakeDefault)!);
    }

    [Fact]
    public void Generated_spaces_know_what_their_inactive_properties_hold()
    {
        SearchSpace space = ConditionalConfig.SearchSpace;
        double[] point = new PointMapper(space).Map(
            [Number("Layers", 4), Json("Bias", "false"), Number("Grid", 0.25)], MissingParameters.TakeDefault)!;
        ConditionalConfig config = ConditionalConfig.Decode(point);
        Assert.Null(space.Problem(point));
        Assert.Equal(new ConditionalConfig { Layers = 4, Grid = 0.25 }, config);
        Assert.Equal(9, point[space["OnGrid"].Index]);
        Assert.Equal(new ConditionalConfig().Encoder.Width, point[space["Encoder.Width"].Index]);
    }

    [Fact]
    public void Inactive_nested_parameters_take_what_the_outer_default_holds()
    {
        SearchSpace space = OuterOfConstrained.SearchSpace;
        KeyValuePair<string, StoredValue>[] values = [Json("Searches", "true"), Json("Any", "\"ConstrainedConfig\"")];
        double[] point = new PointMapper(space).Map(values, MissingParameters.TakeDefault)!;
        Assert.Equal([9, 1], [point[space["Inner.Low"].Index], point[space["Inner.High"].Index]]);
    }

    [Fact]
    public void Missing_parameter_of_a_space_without_a_default_has_no_value()
    {
        SearchSpace space = new SearchSpaceBuilder("Space").AddFloat("x", 0, 1).AddFloat("y", 0, 1).Build();
        Assert.Null(new PointMapper(space).Map([Number("x", 0.5)], MissingParameters.TakeDefault));
    }

    [Fact]
    public void Trial_that_names_no_parameter_of_the_space_has_no_point() => Assert.Null(Map([Number("alpha", 0.5)]));

    [Fact]
    public void Conditions_are_the_current_ones()
    {
        Assert.Equal(double.NaN, Map([.. Complete, Number("momentum", 0.5)])![4]); // kind c: inactive now
        Assert.Equal(0.5, Map([.. Complete.Take(3), Json("kind", "\"b\""), Number("momentum", 0.5)])![4]);
    }

    [Fact]
    public void Value_of_an_inactive_parameter_may_lie_outside_its_domain() =>
        Assert.NotNull(Map([.. Complete, Number("momentum", 7)]));

    [Fact]
    public void Values_of_parameters_that_are_gone_are_ignored() =>
        Assert.Equal(Map(Complete)!, Map([.. Complete, Number("gone", 3), Json("old", "{}")])!);

    [Fact]
    public void Later_of_two_values_counts() => Assert.Equal(0.75, Map([.. Complete, Number("rate", 0.75)])![0]);

    [Fact]
    public void Former_names_are_followed_and_give_way_to_the_current_one()
    {
        PointMapper mapper = new(new SearchSpaceBuilder("Space").AddFloat("rate", 0, 1).FormerlyNamed("lr").FormerlyNamed("eta").Build());
        Assert.Equal([0.25], mapper.Map([Number("lr", 0.25)], MissingParameters.Refuse)!);
        Assert.Equal([0.5], mapper.Map([Number("eta", 0.5)], MissingParameters.Refuse)!);
        Assert.Equal([0.75], mapper.Map([Number("rate", 0.75), Number("lr", 0.25)], MissingParameters.Refuse)!);
    }

    [Fact]
    public void Former_name_that_another_parameter_has_now_belongs_to_that_one()
    {
        PointMapper mapper = new(new SearchSpaceBuilder("Space").AddFloat("a", 0, 1).AddFloat("b", 0, 1).FormerlyNamed("a").WithDefault([0.1, 0.2]).Build());
        Assert.Equal([0.75, 0.2], mapper.Map([Number("a", 0.75)], MissingParameters.TakeDefault)!);
    }

    [Fact]
    public void Former_names_of_nested_spaces_are_paths()
    {
        SearchSpace inner = new SearchSpaceBuilder("Inner").AddInt("Width", 1, 9).FormerlyNamed("Size").Build();
        PointMapper mapper = new(new SearchSpaceBuilder("Outer").AddSpace("Encoder", inner).FormerlyNamed("Net").Build());
        Assert.Equal([3], mapper.Map([Number("Encoder.Width", 3)], MissingParameters.Refuse)!);
        Assert.Equal([4], mapper.Map([Number("Net.Width", 4)], MissingParameters.Refuse)!);
        Assert.Equal([5], mapper.Map([Number("Encoder.Size", 5)], MissingParameters.Refuse)!);
    }

    [Theory]
    [InlineData("4", 1)]
    [InlineData("4.0", 1)]
    [InlineData("null", 0)]
    [InlineData("8", 2)]
    public void Numeric_choice_is_found_by_value(string json, double index)
    {
        SearchSpace space = new SearchSpaceBuilder("Space").AddChoice<int?>("depth", [null, 4, 8]).Build();
        Assert.Equal([index], new PointMapper(space).Map([Json("depth", json)], MissingParameters.Refuse)!);
    }

    [Fact]
    public void Choice_texts_are_compared_as_texts_and_not_as_escapes()
    {
        SearchSpace space = new SearchSpaceBuilder("Space").AddChoice<string>("name", ["größe", "a\"b", "😀", "true"]).Build();
        PointMapper mapper = new(space);
        Assert.Equal([0], mapper.Map([Json("name", "\"gr\\u00f6\\u00dfe\"")], MissingParameters.Refuse)!);
        Assert.Equal([1], mapper.Map([Json("name", "\"a\\\"b\"")], MissingParameters.Refuse)!);
        Assert.Equal([2], mapper.Map([Json("name", "\"\\ud83d\\ude00\"")], MissingParameters.Refuse)!);
        Assert.Equal([3], mapper.Map([Json("name", "\"true\"")], MissingParameters.Refuse)!);
        Assert.Null(mapper.Map([Json("name", "true")], MissingParameters.Refuse));
    }

    [Fact]
    public void Integers_beyond_2_to_the_53_are_told_apart()
    {
        SearchSpace space = new SearchSpaceBuilder("Space").AddChoice("id", [9007199254740992, 9007199254740993, long.MaxValue]).Build();
        Assert.Equal([1], new PointMapper(space).Map([Json("id", "9007199254740993")], MissingParameters.Refuse)!);
    }

    [Fact]
    public void Parameter_that_changed_between_choice_and_number_keeps_its_values()
    {
        SearchSpace range = new SearchSpaceBuilder("Space").AddInt("batch", 16, 128).Build();
        SearchSpace list = new SearchSpaceBuilder("Space").AddChoice("batch", [16, 32, 64]).Build();
        Assert.Equal([32], new PointMapper(range).Map(PointMapper.ValuesOf(list, [1]), MissingParameters.Refuse)!);
        Assert.Equal([2], new PointMapper(list).Map(PointMapper.ValuesOf(range, [64]), MissingParameters.Refuse)!);
        Assert.Null(new PointMapper(list).Map(PointMapper.ValuesOf(range, [65]), MissingParameters.Refuse));
    }

    private static double[]? Map(KeyValuePair<string, StoredValue>[] values) => new PointMapper(Space).Map(values, MissingParameters.TakeDefault);

    private static KeyValuePair<string, StoredValue> Number(string name, double value) => new(name, StoredValue.Of(value));

    private static KeyValuePair<string, StoredValue> Json(string name, string json) => new(name, StoredValue.Parse(json));
}
