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
        Problem problem = contest.Problem;
        ulong seed = (ulong)contest.Seed;
        SearchSpace space = ProblemSpace.Of(problem);
        StudyDirection direction = problem.Direction == Direction.Minimize ? StudyDirection.Minimize : StudyDirection.Maximize;

        long started = Stopwatch.GetTimestamp();
        var history = new TrialHistory(space, direction);
        ISamplerSession session = contest.Sampler.Start(new SamplerStudy(space, direction, seed, contest.Trials, Parallelism: 1));
        var curve = new IncumbentCurve(problem.Sign);
        var milliseconds = new List<double>(contest.Trials);
        var point = new double[space.Count];

        for (int trial = 0; trial < contest.Trials; trial++)
        {
            Rng rng = Rng.ForTrial(seed, trial);
            long asked = Stopwatch.GetTimestamp();
            if (!session.TryPropose(history, trial, ref rng, point))
                break;

            milliseconds.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            history.Start(trial, point);
            double observed = problem.Observe(point, seed, trial);
            history.Finish(trial, point, TrialState.Complete, observed);
            curve.Add(observed, problem.NoiseDeviation == 0 ? observed : problem.Evaluate(point));
        }

        return new Run
        {
            Problem = problem.Name,
            Method = contest.Method,
            Seed = contest.Seed,
            Sign = problem.Sign,
            Cpu = Rounded(Stopwatch.GetElapsedTime(started).TotalSeconds),
            SuggestMedianMs = Rounded(Statistics.Median(milliseconds)),
            SuggestP95Ms = Rounded(Statistics.Quantile(milliseconds, 0.95)),
            Best = curve.Values,
        };
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
