using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    /// <summary>Values told for trial i, by name.</summary>
    private static readonly Dictionary<string, Func<int, double>> ValuePatterns = new()
    {
        ["all equal"] = _ => 1.5,
        ["all zero"] = _ => 0,
        ["all failed"] = _ => double.NaN,
        ["mostly failed"] = i => i % 5 == 4 ? i : double.NaN,
        ["huge"] = i => (i % 3 - 1) * 1e300 * (1 + i),
        ["beyond the range when squared"] = i => i % 2 == 0 ? double.MaxValue : -double.MaxValue,
        ["infinite"] = i => i % 3 == 0 ? double.PositiveInfinity : i % 3 == 1 ? double.NegativeInfinity : i,
        ["tiny"] = i => 1e-300 * (i % 7),
        ["denormal"] = i => double.Epsilon * i,
        ["far from zero"] = i => 1e15 + i,
        ["one outlier"] = i => i == 3 ? 1e12 : i * 1e-3,
    };

    /// <summary>Names of the odd histories.</summary>
    public static TheoryData<string> PatternNames => new(ValuePatterns.Keys);

    /// <summary>Values without an order, without an end, without a digit to spare: none of them ends a study.</summary>
    /// <param name="pattern">The values.</param>
    [Theory]
    [MemberData(nameof(PatternNames), MemberType = typeof(SamplerContract))]
    public void Proposals_stay_valid_under_odd_values(string pattern)
    {
        foreach (SearchSpace space in Accepted("float", "numeric", "choice", "conditional", "narrow constraint"))
        {
            SamplerContractRun run = Start(space);
            for (int i = 0; i < Trials; i++)
            {
                if (run.Ask() is null) break;
                run.Tell(i, ValuePatterns[pattern](i));
            }

            RequireSome(run);
        }
    }

    /// <summary>Noise: equal points need not have equal values.</summary>
    [Fact]
    public void Proposals_stay_valid_after_one_point_with_many_values()
    {
        foreach (SearchSpace space in Accepted(Ordinary))
        {
            SamplerContractRun run = Start(space);
            double[] point = run.Ask()!;
            for (int i = 0; i < Trials; i++) run.History.Finish(1000 + i, point, TrialState.Complete, i % 4);
            run.Sequential(5);
            SamplerRules.Require(
                run.Points.Count > 1, SamplerRules.NotNothing, $"nothing more on '{space.Name}' after one point with many values");
        }
    }

    /// <summary>Trials that were ended early stand between complete ones.</summary>
    [Fact]
    public void Pruned_trials_are_no_obstacle()
    {
        foreach (SearchSpace space in Accepted(Ordinary))
        {
            SamplerContractRun run = Start(space);
            for (int i = 0; i < Trials && run.Ask() is { } point; i++)
                run.History.Finish(i, point, i % 3 == 0 ? TrialState.Complete : TrialState.Pruned, i);
            RequireSome(run);
        }
    }
}
