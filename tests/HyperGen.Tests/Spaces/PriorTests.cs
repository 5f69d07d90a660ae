using HyperGen.Tests.Spaces.Configs;

namespace HyperGen.Tests.Spaces;

public sealed class PriorTests
{
    private static readonly SearchSpace Numbers = new SearchSpaceBuilder("numbers")
        .AddFloat("Rate", 1e-5, 1e-1, Scale.Log)
        .AddFloat("Share", 0, 1)
        .AddFloat("Linear", 1, 100)
        .AddInt("Depth", 1, 12)
        .AddInt("Width", 1, 4096, Scale.Log)
        .AddFloat("Grid", 0.1, 0.9, step: 0.1)
        .Build();

    public static TheoryData<string, double, double, double> Beliefs => new()
    {
        // name, centre, factor (0 for none), spread
        { "Rate", 1e-3, 10, 0 },
        { "Rate", 1e-3, 1.01, 0 },
        { "Rate", 1e-2, 0, 5e-3 },
        { "Share", 0.25, 0, 0.1 },
        { "Share", 1, 0, 0.05 },
        { "Linear", 10, 2, 0 },
        { "Depth", 4, 0, 1.5 },
        { "Width", 64, 3, 0 },
        { "Grid", 0.3, 0, 0.2 },
    };

    [Theory]
    [MemberData(nameof(Beliefs))]
    public void Density_of_a_number_integrates_to_one_and_is_never_below_a_thousandth(string name, double centre, double factor, double spread)
    {
        Prior prior = Near(name, centre, factor, spread);
        double sum = 0, least = double.PositiveInfinity, most = 0;
        const int Cells = 200_000;
        for (int i = 0; i < Cells; i++)
        {
            double density = DensityAt(prior, (i + 0.5) / Cells);
            (sum, least, most) = (sum + (density / Cells), Math.Min(least, density), Math.Max(most, density));
        }

        Assert.Equal(1, sum, 2e-3);
        Assert.InRange(least / most, 0.9e-3, 1);
    }

    [Theory]
    [MemberData(nameof(Beliefs))]
    public void Quantile_turns_the_distribution_function_round(string name, double centre, double factor, double spread)
    {
        Prior prior = Near(name, centre, factor, spread);
        double share = 0;
        const int Cells = 100_000;
        for (int i = 0; i < Cells; i++)
        {
            share += DensityAt(prior, (i + 0.5) / Cells) / Cells;
            if (i % 9973 == 0) Assert.Equal(share, ShareBelow(prior, (i + 1.0) / Cells), 4e-3);
        }

        static double ShareBelow(Prior prior, double position)
        {
            double low = 0, high = 1;
            for (int i = 0; i < 60; i++)
            {
                double middle = 0.5 * (low + high);
                if (prior.PositionAt(middle) < position) low = middle;
                else high = middle;
            }

            return low;
        }
    }

    [Theory]
    [MemberData(nameof(Beliefs))]
    public void Slope_of_the_density_agrees_with_differences(string name, double centre, double factor, double spread)
    {
        Prior prior = Near(name, centre, factor, spread);
        for (double u = 0.031; u < 1; u += 0.07)
        {
            const double Step = 1e-7;
            prior.LogBellAt(u, out double slope);
            double difference = (prior.LogBellAt(u + Step, out _) - prior.LogBellAt(u - Step, out _)) / (2 * Step);
            Assert.Equal(difference, slope, 1e-4 * Math.Max(1, Math.Abs(slope)));
        }
    }

    [Fact]
    public void Belief_within_a_factor_holds_two_draws_in_three_within_it()
    {
        Prior prior = Near("Rate", 1e-3, 10, 0);
        int within = 0;
        for (int i = 0; i < 1000; i++) within += prior.Quantile((i + 0.5) / 1000) is >= 1e-4 and <= 1e-2 ? 1 : 0;

        // Both cut-off tails count: 68 of 95 parts, less what the floor takes.
        Assert.InRange(within, 690, 720);
        Assert.Equal(1e-3, prior.Quantile(0.5), 1e-6);
        Assert.True(prior.LogDensity(1e-3) > prior.LogDensity(2e-3));
        Assert.Equal(prior.LogDensity(1e-4), prior.LogDensity(1e-2), 1e-9);
    }

    [Fact]
    public void Weights_of_choices_are_shares_and_none_is_excluded()
    {
        ChoiceParameter<string> choice = (ChoiceParameter<string>)new SearchSpaceBuilder("s").AddChoice("A", ["a", "b", "c"]).Build().Parameters[0];
        Prior prior = choice.Weigh(3, 1, 0);
        int[] counts = new int[3];
        for (int i = 0; i < 10_000; i++) counts[(int)prior.Quantile((i + 0.5) / 10_000)]++;
        Assert.InRange(counts[0], 7480, 7500);
        Assert.InRange(counts[1], 2490, 2510);
        Assert.InRange(counts[2], 5, 10);
        Assert.Equal(1, Enumerable.Range(0, 3).Sum(value => Math.Exp(prior.LogDensity(value)) / 3), 1e-12);

        Prior preferred = choice.Prefer("b", weight: 3);
        Assert.Equal(choice.Weigh(1, 3, 1).LogDensity(1), preferred.LogDensity(1));
        Assert.True(preferred.LogDensity(0) < 0);
    }

    [Theory]
    [InlineData("Rate", 1.0, 10, 0, "outside")]
    [InlineData("Rate", double.NaN, 10, 0, "outside")]
    [InlineData("Rate", 1e-3, 1, 0, "factor")]
    [InlineData("Rate", 1e-3, double.NaN, 0, "factor")]
    [InlineData("Rate", 1e-3, 0, -1, "spread")]
    [InlineData("Rate", 1e-3, 0, 0, "neither")]
    [InlineData("Rate", 1e-3, 2, 1, "both")]
    [InlineData("Share", 0.5, 2, 0, "above zero")]
    public void Ill_formed_belief_names_the_parameter_and_the_mend(string name, double centre, double factor, double spread, string part)
    {
        string message = Assert.Throws<ArgumentException>(() => Near(name, centre, factor, spread)).Message;
        Assert.Contains($"'{name}'", message);
        Assert.Contains(part, message);
    }

    [Fact]
    public void Ill_formed_weights_name_the_parameter_and_the_mend()
    {
        var choice = (ChoiceParameter<string>)new SearchSpaceBuilder("s").AddChoice("A", ["a", "b"]).Build().Parameters[0];
        foreach (Func<Prior> make in (Func<Prior>[])[() => choice.Weigh(1), () => choice.Weigh(1, -1), () => choice.Weigh(double.NaN, 1), () => choice.Weigh(0, 0), () => choice.Prefer("x", 2), () => choice.Prefer("a", -1)])
            Assert.Contains("'A'", Assert.Throws<ArgumentException>(make).Message);
        Assert.Throws<ArgumentException>(() => new SearchSpaceBuilder("s").AddChoice("A", ["a"]).Near(1, factor: 2));
        Assert.Throws<ArgumentException>(() => new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Weigh(1, 2));
    }

    [Fact]
    public void Declared_priors_reach_the_space_with_nesting_and_conditions_and_leave_the_fingerprint()
    {
        SearchSpace space = BelievedConfig.SearchSpace;
        Assert.Equal(["Rate", "Optimizer", "Momentum", "Inner.Width", "Inner.Height"], space.Priors.Select(prior => prior.Parameter.Name));
        Assert.All(space.Priors, prior => Assert.Same(space.Parameters[prior.Parameter.Index], prior.Parameter));
        Assert.Equal(BelievedConfig.Parameters.Rate.Near(1e-3, factor: 10).LogDensity(1e-2), space.Priors[0].LogDensity(1e-2));
        Assert.Equal(BelievedConfig.Parameters.Optimizer.Weigh(3, 1).LogDensity(1), space.Priors[1].LogDensity(1));
        Assert.Equal(BelievedConfig.Parameters.Inner.Width.Near(20, spread: 4).LogDensity(16), space.Priors[3].LogDensity(16));
        Assert.Equal(60, space.Priors[4].Quantile(0.5), 0.5); // a time span in seconds
        Assert.Empty(PlainConfig.SearchSpace.Priors);
        Assert.Equal(PlainConfig.SearchSpace.Fingerprint, space.Fingerprint);
    }

    private static double DensityAt(Prior prior, double position) =>
        Math.Exp(prior.LogBellAt(position, out _)) + (1e-3 * Math.Exp(prior.LogPeak));

    private static Prior Near(string name, double centre, double factor, double spread)
    {
        double? ratio = factor == 0 ? null : factor, distance = spread == 0 ? null : spread;
        return Numbers[name] switch
        {
            FloatParameter real => real.Near(centre, ratio, distance),
            IntParameter integer => integer.Near(centre, ratio, distance),
            _ => throw new ArgumentException(name),
        };
    }
}
