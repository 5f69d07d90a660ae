using HyperGen.Termination;
using HyperGen.Tests.Studies;

namespace HyperGen.Tests.Termination;

public class TerminatorTests
{
    public static TheoryData<string, StopReason> Kinds => new()
    {
        { "regret-bound", StopReason.RegretBound },
        { "expected-improvement", StopReason.ExpectedImprovement },
        { "stagnation", StopReason.Stagnation },
    };

    [Theory]
    [InlineData(2, 20, 3.7939588492530874)]
    [InlineData(10, 100, 5.725284344174008)]
    public void Confidence_of_the_regret_bound_is_that_of_the_formula(int dimensions, int trials, double expected) =>
        Assert.Equal(expected, RegretBoundTerminator.Confidence(dimensions, trials), 1e-12);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Branin_solved_endsTheStudyForItsReason(string kind, StopReason reason)
    {
        StudyResult<Branin> result = Solve(seed: 1, Of(kind));

        Assert.Equal(reason, result.StoppedBecause);
        Assert.Equal(reason, result.Termination!.Verdict);
        Assert.InRange(result.Best.Value, Branin.Minimum, Branin.Minimum + 3);
        Assert.InRange(result.Trials.Count, 20, 199);
    }

    // Of 100 seeds: see decision 17, and the command stop of the benchmarks' suite.
    [Theory]
    [InlineData("regret-bound", StopReason.RegretBound)]
    [InlineData("expected-improvement", StopReason.ExpectedImprovement)]
    public void Branin_toAnErrorOfAHundredth_isEndedWithinItsBudgetAndNotBeforeTheRegretIsThreeTimesThat(string kind, StopReason reason)
    {
        ITerminator terminator =
            reason == StopReason.RegretBound ? Terminators.RegretBound(error: 0.01) : Terminators.ExpectedImprovement();
        int ended = 0;
        for (ulong seed = 0; seed < 6; seed++)
        {
            StudyResult<Branin> result = Study.Minimize<Branin>(
                config => config.Value, new StudyOptions { Trials = 100, Seed = seed, Terminator = terminator });
            if (result.StoppedBecause != reason) continue;
            ended++;
            Assert.True(result.Best.Value - Branin.Minimum < 0.03, $"{kind}, seed {seed}: {result.Best.Value - Branin.Minimum}");
            Assert.True(result.Termination!.Value < result.Termination.Threshold);
        }

        Assert.InRange(ended, 5, 6);
    }

    [Fact]
    public void RegretBound_mustHoldAtThreeChecksInARow()
    {
        ITerminatorSession session = Terminators.RegretBound(error: 1e9).Start(Watched());
        TrialHistory history = new(Branin.SearchSpace, StudyDirection.Minimize);
        Rng rng = Rng.ForStream(3, 1, 0);
        double[] point = new double[2];
        List<StopReason?> verdicts = [];
        for (int i = 0; i < 22; i++)
        {
            Branin.SearchSpace.Sample(ref rng, point);
            history.Finish(i, point, TrialState.Complete, Branin.Decode(point).Value);
            verdicts.Add(session.Check(history)?.Verdict);
        }

        Assert.Equal([null, StopReason.None, StopReason.None, StopReason.RegretBound], verdicts[18..]);
    }

    [Fact]
    public void FailuresWhereverAParameterIsLarge_areNoPromise()
    {
        TrialHistory history = new(Branin.SearchSpace, StudyDirection.Minimize);
        Rng rng = Rng.ForStream(5, 1, 0);
        double[] point = new double[2];
        while (CompleteTrials.Count(history) < 40)
        {
            Branin.SearchSpace.Sample(ref rng, point);
            bool fails = point[0] > 2.5;
            double value = fails ? double.NaN : (point[0] * point[0]) + (point[1] / 15);
            history.Finish(history.Count, point, fails ? TrialState.Failed : TrialState.Complete, value);
        }

        Assert.InRange(Terminators.RegretBound().Start(Watched()).Check(history)!.Value, 0, 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Terminator_withFewerThanTwentyCompleteTrials_doesNotSpeak(string kind, StopReason reason)
    {
        ITerminatorSession session = Of(kind).Start(Watched());
        TrialHistory history = new(Branin.SearchSpace, StudyDirection.Minimize);
        for (int i = 0; i < 60; i++)
        {
            bool fails = i % 2 == 0 || i > 38;
            history.Finish(i, [i / 10.0, i / 10.0], fails ? TrialState.Failed : TrialState.Complete, fails ? double.NaN : 1 + (1e-9 * i));
            Assert.Null(session.Check(history));
        }

        Assert.NotEqual(StopReason.None, reason);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Session_startedAnew_findsTheSame(string kind, StopReason reason)
    {
        ITerminator terminator = Of(kind);
        ITerminatorSession steady = terminator.Start(Watched());
        TrialHistory history = new(Branin.SearchSpace, StudyDirection.Minimize);
        Rng rng = Rng.ForStream(3, 1, 0);
        double[] point = new double[2];
        bool any = false;
        for (int i = 0; i < 130; i++)
        {
            Branin.SearchSpace.Sample(ref rng, point);
            history.Finish(i, point, TrialState.Complete, Branin.Decode(point).Value);
            TerminationCheck? check = steady.Check(history);
            if (i % 13 == 0 || i > 120) Assert.Equal(check, terminator.Start(Watched()).Check(history));
            any |= check is not null;
        }

        Assert.True(any, $"{reason}: nothing was judged");
    }

    [Fact]
    public void RegretBound_ofScaledValues_scalesWithThem()
    {
        double one = Bound(1, 0, StudyDirection.Minimize);

        Assert.Equal(1e6 * one, Bound(1e6, 0, StudyDirection.Minimize), 1e-3 * 1e6 * one);
        Assert.Equal(one, Bound(1, 1000, StudyDirection.Minimize), 1e-3 * one);
        Assert.Equal(one, Bound(-1, 0, StudyDirection.Maximize), 1e-9 * one);
    }

    [Fact]
    public void Confidence_isThatOfTheDesign() =>
        Assert.Equal(2 * Math.Log(3 * 25 * 25 * Math.PI * Math.PI / (6 * 0.1)) / 5, RegretBoundTerminator.Confidence(3, 25), 1e-12);

    [Theory]
    [InlineData(2, 25)]
    [InlineData(7, 35)]
    public void Stagnation_withoutANumber_waitsByTheSizeOfTheSpace(int parameters, int trials)
    {
        SearchSpaceBuilder builder = new SearchSpaceBuilder("space").AddInt("constant", 3, 3);
        for (int k = 0; k < parameters; k++) builder.AddFloat($"X{k}", 0, 1);
        SearchSpace space = builder.Build();
        ITerminatorSession session = Terminators.Stagnation().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, null, 1));
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[space.Count];
        int count = 0;
        do history.Finish(count, point, TrialState.Complete, count == 0 ? 0 : 1);
        while (++count < 100 && session.Check(history) is not { Verdict: StopReason.Stagnation });

        Assert.Equal(trials + 1, count);
    }

    [Fact]
    public void FirstOf_endsWithTheFirstThatDoes()
    {
        StudyResult<Branin> result = Solve(1, Terminators.FirstOf(Terminators.RegretBound(1e-9), Terminators.Stagnation(5)));

        Assert.Equal(StopReason.Stagnation, result.StoppedBecause);
    }

    [Fact]
    public void Constant_objective_isNoErrorAndStagnates()
    {
        ITerminator all = Terminators.FirstOf(
            Terminators.RegretBound(), Terminators.ExpectedImprovement(), Terminators.Stagnation());
        StudyResult<Branin> result = Study.Minimize<Branin>(_ => 7, Options(1) with { Terminator = all });

        Assert.Equal(StopReason.Stagnation, result.StoppedBecause);
        Assert.Equal(26, result.Trials.Count);
    }

    [Fact]
    public void Arguments_outOfRange_areRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Terminators.RegretBound(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Terminators.RegretBound(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Terminators.ExpectedImprovement(share: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Terminators.ExpectedImprovement(inARow: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Terminators.Stagnation(0));
        Assert.Throws<ArgumentException>(() => Terminators.FirstOf());
    }

    private static ITerminator Of(string kind) => kind switch
    {
        "regret-bound" => Terminators.RegretBound(error: 1),
        "expected-improvement" => Terminators.ExpectedImprovement(share: 0.05),
        _ => Terminators.Stagnation(),
    };

    private static double Bound(double factor, double shift, StudyDirection direction)
    {
        TrialHistory history = new(Branin.SearchSpace, direction);
        Rng rng = Rng.ForStream(5, 1, 0);
        double[] point = new double[2];
        for (int i = 0; i < 50; i++)
        {
            Branin.SearchSpace.Sample(ref rng, point);
            history.Finish(i, point, TrialState.Complete, (factor * Branin.Decode(point).Value) + shift);
        }

        return Terminators.RegretBound().Start(Watched()).Check(history)!.Value;
    }

    private static StudyResult<Branin> Solve(ulong seed, ITerminator terminator) =>
        Study.Minimize<Branin>(config => config.Value, Options(seed) with { Terminator = terminator });

    private static StudyOptions Options(ulong seed) => new() { Trials = 200, Seed = seed };

    private static SamplerStudy Watched() => new(Branin.SearchSpace, StudyDirection.Minimize, Seed: 1, Trials: 200, Parallelism: 1);
}
