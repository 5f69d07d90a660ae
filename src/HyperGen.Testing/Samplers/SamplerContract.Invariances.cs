using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private const int Draws = 64;
    private const int ToldTrials = 20;
    private const int LongRun = 200; // a sampler that decides by differences of values now and then has had its occasions

    /// <summary>Increasing functions of a value that is not negative, by name.</summary>
    private static readonly Dictionary<string, Func<double, double>> IncreasingFunctions = new()
    {
        ["3y + 7"] = y => (3 * y) + 7,
        ["y²"] = y => y * y,
        ["1e300 y"] = y => 1e300 * y,
        ["1e-300 y"] = y => 1e-300 * y,
    };

    /// <summary>Names of the increasing functions.</summary>
    public static TheoryData<string> IncreasingFunctionNames => new(IncreasingFunctions.Keys);

    /// <summary>Larger is better is smaller is better of the negated objective.</summary>
    [Fact]
    public void Maximising_the_negated_objective_gives_the_same_points()
    {
        if (!Promised(SamplerPromises.Mirrored)) return;
        foreach (SearchSpace space in Accepted(Ordinary))
        {
            SamplerContractRun run = Start(space).Sequential(Trials), mirrored = Start(space, StudyDirection.Maximize).Sequential(Trials);
            SamplerRules.RequireSame(run, mirrored, SamplerRules.Mirrored, "when the negated objective is maximised");
        }
    }

    /// <summary>Seconds or days, dollars or cents. A power of two changes no digit of a value.</summary>
    /// <param name="exponent">The power.</param>
    [Theory]
    [InlineData(-996)]
    [InlineData(-7)]
    [InlineData(996)]
    public void Values_times_a_power_of_two_give_the_same_points(int exponent)
    {
        if (Promised(SamplerPromises.AnyScale))
            Compare(value => Math.ScaleB(value, exponent), SamplerRules.AnyScale, $"with values times 2^{exponent}");
    }

    /// <summary>Losses, their squares, their shifts.</summary>
    /// <param name="name">The function.</param>
    [Theory]
    [MemberData(nameof(IncreasingFunctionNames), MemberType = typeof(SamplerContract))]
    public void Increasing_function_of_the_values_gives_the_same_points(string name)
    {
        if (Promised(SamplerPromises.OrderOfValuesAlone))
            Compare(IncreasingFunctions[name], SamplerRules.OrderOfValuesAlone, $"with {name} for every value y");
    }

    /// <summary>A loss that diverges is worse than others, by how much is of no account; and a run is long.</summary>
    /// <param name="exponent">The power of two by which the worse half is stretched.</param>
    [Theory]
    [InlineData(60)]
    [InlineData(1000)]
    public void Stretched_worse_values_give_the_same_points_over_a_long_run(int exponent)
    {
        if (!Promised(SamplerPromises.OrderOfValuesAlone)) return;
        SearchSpace space = new SearchSpaceBuilder("three floats").AddFloat("X", 0, 1).AddFloat("Y", 0, 1).AddFloat("Z", 0, 1).Build();
        if (!Accepts(space)) return;
        SamplerContractRun run = Start(space), stretched = Start(space);
        for (int i = 0; i < LongRun; i++)
        {
            double[]? point = run.Ask(), other = stretched.Ask();
            if (point is null || other is null) break;
            double value = point.Sum(x => (x - 0.3) * (x - 0.3));
            run.Tell(i, value);
            stretched.Tell(i, value > 0.13 ? Math.ScaleB(value, exponent) : value);
        }

        RequireSome(run);
        SamplerRules.RequireSame(run, stretched, SamplerRules.OrderOfValuesAlone, $"with values above 0.13 times 2^{exponent}");
    }

    /// <summary>
    /// After the same trials, 64 seeds propose each parameter alike in whatever order it was declared: no two distributions differ by more
    /// than chance lets them once in 5,000 comparisons.
    /// </summary>
    [Fact]
    public void Order_of_declaration_changes_no_distribution()
    {
        if (!Promised(SamplerPromises.AnyOrderOfParameters)) return;
        foreach (SearchSpace space in Accepted("numeric", "choice", "conditional"))
        {
            double[][] declared = Drawn(space, reversed: null), reversed = Drawn(space, SamplerContractSpaces.Reversed(space));
            foreach (Parameter parameter in space.Parameters)
            {
                double distance = SampleDistance.Between(declared[parameter.Index], reversed[^(parameter.Index + 1)]);
                SamplerRules.Require(
                    distance < SampleDistance.Critical(Draws),
                    SamplerRules.AnyOrderOfParameters,
                    $"on '{space.Name}' with its parameters in reverse '{parameter.Name}' has another distribution over {Draws} seeds "
                    + $"(Kolmogorov-Smirnov distance {distance:0.00})");
            }
        }
    }

    private void Compare(Func<double, double> map, string rule, string why)
    {
        foreach (SearchSpace space in Accepted(Ordinary))
        {
            SamplerContractRun run = Start(space), mapped = Start(space);
            for (int i = 0; i < Trials; i++)
            {
                if (run.Ask() is null | mapped.Ask() is null) break;
                run.Tell(i);
                mapped.Tell(i, map(run.History.Values[i]));
                SamplerRules.RequireSame(run, mapped, rule, why);
            }
        }
    }

    // By parameter: the positions that the seeds propose after the same random trials, -1 where it is inactive.
    private double[][] Drawn(SearchSpace space, SearchSpace? reversed)
    {
        SearchSpace drawn = reversed ?? space;
        double[][] positions = [.. drawn.Parameters.Select(_ => new double[Draws])];
        double[] point = new double[space.Count];
        for (int seed = 0; seed < Draws; seed++)
        {
            SamplerContractRun run = Start(drawn, seed: (ulong)seed);
            for (int trial = 0; trial < ToldTrials; trial++)
            {
                Rng rng = Rng.ForTrial(77, trial);
                space.Sample(ref rng, point);
                if (reversed is not null) point.AsSpan().Reverse();
                run.TellOther(point);
            }

            double[]? proposal = run.Ask();
            SamplerRules.Require(proposal is not null, SamplerRules.NotNothing, $"nothing was proposed on '{space.Name}'");
            foreach (Parameter parameter in drawn.Parameters)
            {
                double value = proposal![parameter.Index];
                positions[parameter.Index][seed] = double.IsNaN(value) ? -1 : parameter.ToUnit(value);
            }
        }

        return positions;
    }
}
