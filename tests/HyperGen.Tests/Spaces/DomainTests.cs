using CsCheck;

namespace HyperGen.Tests.Spaces;

/// <summary>The domains of parameters as spaces built by hand meet them.</summary>
public class DomainTests
{
    [Theory]
    [InlineData(5L, 1L, 1L, Scale.Linear, "lower bound 5 above the upper bound 1")]
    [InlineData(0L, 9L, 1L, Scale.Log, "at least 1")]
    [InlineData(0L, 9L, 0L, Scale.Linear, "step 0")]
    [InlineData(1L, 9L, 2L, Scale.Log, "log scale and a step")]
    [InlineData(0L, (1L << 53) + 1, 1L, Scale.Linear, "beyond 2^53")]
    public void Ill_formed_integer_domain_names_the_parameter_and_the_fault(long low, long high, long step, Scale scale, string fault)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new SearchSpaceBuilder("S").AddInt("Depth", low, high, scale, step));
        Assert.Contains("'Depth'", error.Message);
        Assert.Contains(fault, error.Message);
    }

    [Theory]
    [InlineData(0.5, 0.1, null, Scale.Linear, "above the upper bound")]
    [InlineData(double.NaN, 1.0, null, Scale.Linear, "must be finite")]
    [InlineData(0.0, double.PositiveInfinity, null, Scale.Linear, "must be finite")]
    [InlineData(0.0, 1.0, null, Scale.Log, "must be positive")]
    [InlineData(0.0, 1.0, -0.5, Scale.Linear, "step -0.5")]
    [InlineData(0.5, 1.0, 0.1, Scale.Log, "log scale and a step")]
    public void Ill_formed_real_domain_names_the_parameter_and_the_fault(double low, double high, double? step, Scale scale, string fault)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new SearchSpaceBuilder("S").AddFloat("Rate", low, high, scale, step));
        Assert.Contains("'Rate'", error.Message);
        Assert.Contains(fault, error.Message);
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_refused() =>
        Assert.Contains("case aside", Assert.Throws<ArgumentException>(() => new SearchSpaceBuilder("S").AddInt("a", 0, 1).AddInt("A", 0, 1).Build()).Message);

    [Fact]
    public void Conditions_in_a_circle_are_refused() =>
        Assert.Contains("cycle", Assert.Throws<ArgumentException>(() => new SearchSpaceBuilder("S").AddInt("a", 0, 1).When(1, 1).AddInt("b", 0, 1).When(0, 1).Build()).Message);

    [Fact]
    public void A_grid_ends_on_the_last_point_not_above_the_maximum()
    {
        SearchSpace space = new SearchSpaceBuilder("S").AddInt("i", 1, 10, step: 4).AddFloat("f", 0, 1, step: 0.3).Build();
        Assert.Equal(9, ((IntParameter)space["i"]).High);
        Assert.Equal(0.9, ((FloatParameter)space["f"]).High);
        Assert.Equal(12, space.Cardinality);
    }

    [Fact]
    public void Positions_in_the_unit_interval_map_into_the_domain_and_back()
    {
        SearchSpace space = new SearchSpaceBuilder("S")
            .AddFloat("linear", -3, 5)
            .AddFloat("log", 1e-9, 1e9, Scale.Log)
            .AddFloat("grid", 0.1, 0.7, step: 0.1)
            .AddInt("int", -3, 17)
            .AddInt("logInt", 1, 1000, Scale.Log)
            .AddInt("stepped", 16, 256, step: 16)
            .AddChoice("choice", ["a", "b", "c"])
            .Build();
        Gen.Double[0, 1].Sample(unit =>
        {
            foreach (Parameter parameter in space.Parameters)
            {
                double value = parameter.FromUnit(unit);
                Assert.True(parameter.Contains(value), $"{parameter} at {unit}: {value}");
                double again = parameter.FromUnit(parameter.ToUnit(value));
                Assert.True(parameter.Cardinality is null ? Math.Abs(again - value) <= 1e-12 * Math.Abs(value) + 1e-12 : again == value, $"{parameter}: {value} became {again}");
            }
        });
    }

    [Fact]
    public void Unit_bounds_are_the_bounds_of_the_domain()
    {
        SearchSpace space = new SearchSpaceBuilder("S").AddFloat("f", 1e-5, 0.1, Scale.Log).AddInt("i", 3, 7).AddInt("l", 3, 7, Scale.Log).Build();
        Assert.Equal([1e-5, 3, 3], space.Parameters.Select(parameter => parameter.FromUnit(0)));
        Assert.Equal([0.1, 7, 7], space.Parameters.Select(parameter => parameter.FromUnit(1)));
    }

    [Fact]
    public void Conditional_spaces_are_counted_by_what_is_active()
    {
        SearchSpace space = new SearchSpaceBuilder("S").AddChoice("kind", ["a", "b"]).AddInt("i", 1, 5).When(0, 1).AddInt("j", 1, 3).Build();
        Assert.Equal((1 + 5) * 3, space.Cardinality);
    }

    [Fact]
    public void Fingerprints_are_equal_for_equal_spaces_alone()
    {
        Assert.Equal(Build(0.1), Build(0.1));
        Assert.NotEqual(Build(0.1), Build(0.2));

        static string Build(double low) => new SearchSpaceBuilder("S").AddFloat("f", low, 1).AddChoice("c", [1, 2]).When(0, 1).Build().Fingerprint;
    }

    [Fact]
    public void Fingerprints_tell_conditions_apart_by_their_meaning()
    {
        Assert.Equal(Build([0, 1]), Build([1, 0, 1]));
        Assert.NotEqual(Build([0]), Build([1])); // the number 1 and the text "1" have one label
        Assert.NotEqual(Build([2, 3]), Build([4]));

        static string Build(double[] values) => new SearchSpaceBuilder("S")
            .AddChoice<object>("c", [1, "1", "a", "b", "a b"]).AddFloat("f", 0, 1).When(0, values).Build().Fingerprint;
    }

    [Fact]
    public void Fingerprints_do_not_depend_on_the_order_of_conditions()
    {
        SearchSpaceBuilder One() => new SearchSpaceBuilder("S").AddChoice("a", [1, 2]).AddChoice("b", [1, 2]).AddFloat("f", 0, 1);
        Assert.Equal(One().When(0, 1).When(1, 1).Build().Fingerprint, One().When(1, 1).When(0, 1).Build().Fingerprint);
    }

    [Fact]
    public void Nan_stays_nan_on_its_way_into_the_unit_interval_and_back()
    {
        SearchSpace space = new SearchSpaceBuilder("S")
            .AddFloat("linear", -3, 5)
            .AddFloat("log", 1, 10, Scale.Log)
            .AddFloat("grid", 0, 1, step: 0.1)
            .AddFloat("point", 1, 1)
            .AddInt("int", -3, 17)
            .AddInt("logInt", 1, 1000, Scale.Log)
            .AddChoice("choice", ["a", "b"])
            .Build();
        foreach (Parameter parameter in space.Parameters)
        {
            Assert.True(double.IsNaN(parameter.ToUnit(double.NaN)), parameter.Name);
            Assert.True(double.IsNaN(parameter.FromUnit(double.NaN)), parameter.Name);
        }
    }

    [Fact]
    public void Choices_that_no_storage_can_hold_are_refused_with_the_mend()
    {
        Refused([TimeSpan.FromSeconds(1)], null, "labels");
        Refused([Scale.Log], null, "labels");
        Refused([new object()], null, "labels");
        Refused([1.0, double.NaN], null, "NaN");
        Refused([1f, float.NaN], null, "NaN");
        Refused<object>([1, 2, 1], null, "1 twice");
        Refused([Scale.Log, Scale.Linear], ["Same", "Same"], "\"Same\" twice");
        Refused([Scale.Log, Scale.Linear], ["Log"], "2 choices and 1 label");
        new SearchSpaceBuilder("S").AddChoice("c", [TimeSpan.FromSeconds(1)], ["00:00:01"]).AddChoice("d", [1.5m, 2m]).AddChoice<int?>("e", [null, 3]).AddChoice("f", [1.0, double.PositiveInfinity]).Build();

        static void Refused<T>(T[] values, string[]? labels, string fault)
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => new SearchSpaceBuilder("S").AddChoice("Window", values, labels));
            Assert.Contains("'Window'", error.Message);
            Assert.Contains(fault, error.Message);
        }
    }

    [Fact]
    public void Problems_of_points_are_told_in_sentences()
    {
        SearchSpace space = new SearchSpaceBuilder("S").AddChoice("kind", ["a", "b"]).AddInt("i", 1, 5).When(0, 1).Build();
        Assert.Null(space.Problem([1, 5]));
        Assert.Contains("3 entries", space.Problem([0, 1, 2]));
        Assert.Contains("inactive", space.Problem([0, 1]));
        Assert.Contains("'i' has the value 6, outside int [1, 5]", space.Problem([1, 6]));
        Assert.Contains("'kind'", space.Problem([2, double.NaN]));
    }

    [Fact]
    public void Defaults_outside_their_domain_leave_the_space_without_one()
    {
        SearchSpace space = new SearchSpaceBuilder("S").AddInt("i", 1, 5).WithDefault([9]).Build();
        Assert.False(space.HasDefault);
        Assert.Contains("'i' has the value 9", space.WhyNoDefault);
        Assert.True(space.Default.IsEmpty);
    }
}
