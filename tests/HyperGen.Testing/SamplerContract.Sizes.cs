using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private const int FewTrials = 12; // beyond the start-up of every sampler

    private static readonly string[] HardPatterns = ["all equal", "huge", "tiny"];

    public static TheoryData<string> WideSpaceNames => new(SamplerContractSpaces.Wide.Keys);

    [Theory]
    [MemberData(nameof(WideSpaceNames), MemberType = typeof(SamplerContract))]
    public void Space_of_200_parameters_is_searched_whatever_is_told(string name)
    {
        SearchSpace space = SamplerContractSpaces.Wide[name];
        if (!Accepts(space)) return;
        Assert.All(HardPatterns, pattern => Assert.Equal(FewTrials, Told(StartShort(space), pattern, FewTrials).Points.Count));
    }

    [Theory]
    [MemberData(nameof(WideSpaceNames), MemberType = typeof(SamplerContract))]
    public void Space_of_200_parameters_is_searched_by_parallel_workers(string name)
    {
        SearchSpace space = SamplerContractSpaces.Wide[name];
        if (Accepts(space)) Assert.Equal(FewTrials, Distinct(StartShort(space).Parallel(FewTrials, 4)));
    }

    [Theory]
    [MemberData(nameof(PatternNames), MemberType = typeof(SamplerContract))]
    public void Space_of_one_parameter_is_searched_whatever_is_told(string pattern) => Assert.All(
        SamplerContractSpaces.OneParameter.Where(Accepts),
        space => Assert.Equal(Start(space).Sequential(Trials).Points.Count, Told(Start(space), pattern, Trials).Points.Count));

    [Theory]
    [InlineData(TrialState.Complete, 1)]
    [InlineData(TrialState.Pruned, 1)]
    [InlineData(TrialState.Failed, double.NaN)]
    public void One_trial_is_history_enough(TrialState state, double value) => Assert.All(
        SamplerContractSpaces.All.Values.Concat(SamplerContractSpaces.Wide.Values).Where(Accepts),
        space =>
        {
            SamplerContractRun run = Start(space);
            run.History.Finish(0, run.Ask(), state, value);
            Assert.Equal(Start(space).Sequential(2).Points.Count == 2, run.Ask() is not null);
        });

    // A short study: the start-up is a share of the budget.
    private SamplerContractRun StartShort(SearchSpace space) => new(CreateSampler(), space, trials: 2 * FewTrials, parallelism: 4);

    private static SamplerContractRun Told(SamplerContractRun run, string pattern, int trials)
    {
        for (int i = 0; i < trials && run.Ask() is not null; i++) run.Tell(i, ValuePatterns[pattern](i));
        return run;
    }
}
