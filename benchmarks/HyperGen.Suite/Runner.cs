using System.Diagnostics;
using HyperGen.Problems;
using HyperGen.Problems.Scoring;

namespace HyperGen.Suite;

/// <summary>Runs one sampler on one problem, one trial after another on the calling thread.</summary>
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
        var study = new SamplerStudy(space, direction, seed, contest.Trials, Parallelism: 1);
        session = new MeasuredSession(contest.Sampler.Start(study), contest.Trials);
        var curve = new IncumbentCurve(problem.Sign);
        var point = new double[space.Count];

        for (int trial = 0; trial < contest.Trials; trial++)
        {
            Rng rng = Rng.ForTrial(seed, trial);
            if (!session.TryPropose(history, trial, ref rng, point))
                break;

            history.Start(trial, point);
            double observed = problem.Observe(point, seed, trial);
            history.Finish(trial, point, TrialState.Complete, observed);
            curve.Add(observed, problem.NoiseDeviation == 0 ? observed : problem.Evaluate(point));
        }

        return curve;
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
