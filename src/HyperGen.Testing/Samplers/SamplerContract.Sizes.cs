using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private const int FewTrials = 12; // beyond the start-up of every sampler

    private static readonly string[] HardPatterns = ["all equal", "huge", "tiny"];

    /// <summary>Names of the spaces of 200 parameters.</summary>
    public static TheoryData<string> WideSpaceNames => new(SamplerContractSpaces.Wide.Keys);

    /// <summary>Many parameters and values that say nothing: the search goes on.</summary>
    /// <param name="name">The space.</param>
    [Theory]
    [MemberData(nameof(WideSpaceNames), MemberType = typeof(SamplerContract))]
    public void Space_of_200_parameters_is_searched_whatever_is_told(string name)
    {
        SearchSpace space = SamplerContractSpaces.Wide[name];
        if (!Accepts(space)) return;
        foreach (string pattern in HardPatterns) RequireCount(FewTrials, Told(StartShort(space), pattern, FewTrials), pattern);
    }

    /// <summary>Trials that run side by side in a space of many parameters do not try the same.</summary>
    /// <param name="name">The space.</param>
    [Theory]
    [MemberData(nameof(WideSpaceNames), MemberType = typeof(SamplerContract))]
    public void Space_of_200_parameters_is_searched_by_parallel_workers(string name)
    {
        SearchSpace space = SamplerContractSpaces.Wide[name];
        if (!Accepts(space)) return;
        SamplerContractRun run = StartShort(space).Parallel(FewTrials, 4);
        RequireCount(FewTrials, run, "four trials at once");
        if (Promised(SamplerPromises.NothingTwice)) SamplerRules.RequireDistinct(run, SamplerRules.Spread);
    }

    /// <summary>One parameter and odd values: as many trials as with ordinary ones.</summary>
    /// <param name="pattern">The values.</param>
    [Theory]
    [MemberData(nameof(PatternNames), MemberType = typeof(SamplerContract))]
    public void Space_of_one_parameter_is_searched_whatever_is_told(string pattern)
    {
        foreach (SearchSpace space in SamplerContractSpaces.OneParameter.Where(Accepts))
            RequireCount(Start(space).Sequential(Trials).Points.Count, Told(Start(space), pattern, Trials), pattern);
    }

    /// <summary>A first trial that is complete, pruned or failed is followed by a second.</summary>
    /// <param name="state">The state of the first trial.</param>
    /// <param name="value">Its value.</param>
    [Theory]
    [InlineData(TrialState.Complete, 1)]
    [InlineData(TrialState.Pruned, 1)]
    [InlineData(TrialState.Failed, double.NaN)]
    public void One_trial_is_history_enough(TrialState state, double value)
    {
        foreach (SearchSpace space in SamplerContractSpaces.All.Values.Concat(SamplerContractSpaces.Wide.Values).Where(Accepts))
        {
            SamplerContractRun run = Start(space);
            run.History.Finish(0, run.Ask(), state, value);
            run.Ask();
            RequireCount(Start(space).Sequential(2).Points.Count, run, $"a first trial that is {state}");
        }
    }

    // A short study: the start-up is a share of the budget.
    private SamplerContractRun StartShort(SearchSpace space) => new(CreateSampler(), space, trials: 2 * FewTrials, parallelism: 4);

    private static void RequireCount(int count, SamplerContractRun run, string told) => SamplerRules.Require(
        run.Points.Count == count,
        SamplerRules.NotNothing,
        $"on '{run.History.Space.Name}', with {told}, there were {run.Points.Count} proposals instead of {count}");

    private static SamplerContractRun Told(SamplerContractRun run, string pattern, int trials)
    {
        for (int i = 0; i < trials && run.Ask() is not null; i++) run.Tell(i, ValuePatterns[pattern](i));
        return run;
    }
}
