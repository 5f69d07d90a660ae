using HyperGen.Problems;
using HyperGen.Problems.Scoring;
using HyperGen.Sampling.Adaptive;

namespace HyperGen.Suite;

/// <summary>The mean regret of a sampler on a problem without and with narrowing, as shares of what a typical early trial misses.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Without">The share without narrowing.</param>
/// <param name="With">The share with it.</param>
public sealed record NarrowingLoss(string Problem, double Without, double With)
{
    /// <summary>The 24 functions of the held-out families of real parameters.</summary>
    public const string Problems = "h01,h02,h03,h04,h05,h06,h07,h08";

    private const int Early = 20;

    /// <summary>Runs a sampler on a problem with several seeds, each with and without narrowing.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="sampler">The sampler.</param>
    /// <param name="seeds">Number of seeds.</param>
    /// <param name="trials">Trials of each run.</param>
    /// <param name="after">Trials before the first box.</param>
    public static NarrowingLoss Of(Problem problem, ISampler sampler, int seeds, int trials, int after)
    {
        RefiningSampler refining = new(sampler, after);
        double without = 0, with = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            double miss = Statistics.Median([.. Enumerable.Range(0, Early).Select(trial => Miss(problem, seed, trial))]);
            without += Regret(new Contest(problem, sampler, sampler.Name, seed, trials)) / miss / seeds;
            with += Regret(new Contest(problem, refining, sampler.Name, seed, trials)) / miss / seeds;
        }

        return new NarrowingLoss(problem.Name, without, with);
    }

    // What a trial at random misses of the best known value.
    private static double Miss(Problem problem, int seed, int trial)
    {
        SplitMix64 random = SplitMix64.ForTrial((ulong)seed, trial);
        return problem.Sign * (problem.Evaluate(problem.Draw(ref random)) - problem.KnownBest);
    }

    private static double Regret(Contest contest) =>
        Runner.Run(contest).Best[^1] - (contest.Problem.Sign * contest.Problem.KnownBest);
}
