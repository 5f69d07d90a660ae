using System.Diagnostics;
using HyperGen.Problems;

namespace HyperGen.Suite.Transfer;

/// <summary>One study of a problem, with or without the trials of earlier ones.</summary>
internal static class TransferRun
{
    private const int MostFirst = 3; // of 30 trials: one for every ten

    /// <summary>The trials of a study that knows nothing.</summary>
    public static TrialHistory Cold(Problem problem, ISampler sampler, int seed, int trials) =>
        Run(problem, ProblemSpace.Of(problem), sampler, seed, trials, [], [], out _);

    /// <summary>The trials of a study.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="space">Its space.</param>
    /// <param name="sampler">The sampler.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="trials">The budget.</param>
    /// <param name="first">Earlier studies whose best points are tried first.</param>
    /// <param name="earlier">Earlier studies to learn from.</param>
    /// <param name="milliseconds">What the proposals took, by trial; the first includes the models of the earlier studies.</param>
    public static TrialHistory Run(
        Problem problem, SearchSpace space, ISampler sampler, int seed, int trials, IReadOnlyList<EarlierStudy> first,
        IReadOnlyList<EarlierStudy> earlier, out double[] milliseconds)
    {
        StudyDirection direction = problem.Direction == Direction.Minimize ? StudyDirection.Minimize : StudyDirection.Maximize;
        TrialHistory history = new(space, direction);
        long begun = Stopwatch.GetTimestamp();
        SamplerStudy study = new(space, direction, (ulong)seed, trials, Parallelism: 1) { Earlier = earlier };
        ISamplerSession session = sampler.Start(study);
        List<double> costs = [Stopwatch.GetElapsedTime(begun).TotalMilliseconds];
        Queue<double[]> waiting = new([space.Default.ToArray(), .. first.Take(MostFirst).Select(Best)]);
        double[] point = new double[space.Count];
        for (int trial = 0; trial < trials; trial++)
        {
            if (first.Count > 0 && waiting.TryDequeue(out double[]? given))
            {
                given.CopyTo(point, 0);
            }
            else
            {
                Rng rng = Rng.ForTrial((ulong)seed, trial);
                begun = Stopwatch.GetTimestamp();
                if (!session.TryPropose(history, trial, ref rng, point)) break;
                costs.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            history.Finish(trial, point, TrialState.Complete, problem.Observe(point, (ulong)seed, trial));
        }

        milliseconds = [.. costs];
        return history;
    }

    private static double[] Best(EarlierStudy study)
    {
        double[] point = new double[study.Trials.Space.Count];
        study.Trials.CopyPoint(study.Trials.BestRow, point);
        return point;
    }
}
