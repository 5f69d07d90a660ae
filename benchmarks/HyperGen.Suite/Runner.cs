using System.Diagnostics;
using HyperGen.Problems;
using HyperGen.Problems.Scoring;

namespace HyperGen.Suite;

/// <summary>Runs one sampler on one problem, on the calling thread, trials that are said to run at once included.</summary>
public static class Runner
{
    /// <summary>Makes the run. All but the times is a function of the contest.</summary>
    public static Run Run(Contest contest)
    {
        long started = Stopwatch.GetTimestamp();
        IncumbentCurve curve = Run(contest, out MeasuredSession session);
        double[] milliseconds = [.. session.Costs.Select(cost => cost.Milliseconds)];
        return new Run
        {
            Problem = contest.Problem.Name,
            Method = contest.Method,
            Seed = contest.Seed,
            Sign = contest.Problem.Sign,
            Cpu = Rounded(Stopwatch.GetElapsedTime(started).TotalSeconds),
            SuggestMedianMs = Rounded(Statistics.Median(milliseconds)),
            SuggestP95Ms = Rounded(Statistics.Quantile(milliseconds, 0.95)),
            Best = curve.Values,
        };
    }

    /// <summary>What each proposal of the run costs, in order; fewer than the budget if the space is exhausted before.</summary>
    public static IReadOnlyList<ProposalCost> Costs(Contest contest)
    {
        Run(contest, out MeasuredSession session);
        return session.Costs;
    }

    private static IncumbentCurve Run(Contest contest, out MeasuredSession session)
    {
        Problem problem = contest.Problem;
        ulong seed = (ulong)contest.Seed;
        SearchSpace space = ProblemSpace.Of(problem);
        StudyDirection direction = problem.Direction == Direction.Minimize ? StudyDirection.Minimize : StudyDirection.Maximize;
        var history = new TrialHistory(space, direction);
        var study = new SamplerStudy(space, direction, seed, contest.Trials, contest.Parallel);
        session = new MeasuredSession(contest.Sampler.Start(study), contest.Trials);
        var curve = new IncumbentCurve(problem.Sign);
        var point = new double[space.Count];
        for (int trial = 0; trial < contest.Trials; trial++)
        {
            if (history.Running.Count == contest.Parallel) FinishFirst();
            Rng rng = Rng.ForTrial(seed, trial);
            if (!session.TryPropose(history, trial, ref rng, point)) break;
            history.Start(trial, point);
        }

        while (history.Running.Count > 0) FinishFirst();
        return curve;

        void FinishFirst()
        {
            (int trial, double[] tried) = (history.Running[0].Number, history.Running[0].Point.ToArray());
            double observed = problem.Observe(tried, seed, trial);
            history.Finish(trial, tried, TrialState.Complete, observed);
            curve.Add(observed, problem.NoiseDeviation == 0 ? observed : problem.Evaluate(tried));
        }
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
