using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Priors;

/// <summary>What right and wrong beliefs do to a search. Every parameter has one, a tenth of its range wide.</summary>
public sealed class PriorRegretTests
{
    private const double Away = 0.4; // of the range: four standard deviations
    private const int Seeds = 8;

    private static readonly Problem[] Problems =
    [
        new([Math.PI, 2.275], [-5, 0], [10, 15], point => Branin(point[0], point[1]) - 0.397887),
        new([3.1, 3.1, 3.1, 3.1], [-10, -10, -10, -10], [10, 10, 10, 10], Ackley),
        new([1, 1, 1, 1], [-5, -5, -5, -5], [10, 10, 10, 10], Rosenbrock),
    ];

    public static TheoryData<string> SamplerNames => ["bayesian", "tpe"];

    [Theory]
    [MemberData(nameof(SamplerNames))]
    public void Wrong_beliefs_cost_at_most_a_hundredth_of_what_random_search_leaves_after_100_trials(string sampler)
    {
        double without = 0, with = 0;
        foreach (Problem problem in Problems)
        {
            double random = Mean(problem, HyperGen.Samplers.Random(), shift: null);
            without += Mean(problem, Create(sampler), shift: null) / random / Problems.Length;
            with += Mean(problem, Create(sampler), Away) / random / Problems.Length;
        }

        Assert.True(with <= (1.3 * without) + 0.01, $"{with} against {without}");
    }

    [Theory]
    [MemberData(nameof(SamplerNames))]
    public void Right_beliefs_reach_what_random_search_does_in_100_trials_in_at_most_six_tenths_of_the_trials(string sampler)
    {
        double without = 0, with = 0;
        foreach (Problem problem in Problems)
        {
            double target = Mean(problem, HyperGen.Samplers.Random(), shift: null);
            for (ulong seed = 0; seed < Seeds; seed++)
            {
                without += TrialsTo(target, problem, Create(sampler), shift: null, seed);
                with += TrialsTo(target, problem, Create(sampler), 0.03, seed);
            }
        }

        Assert.True(with <= 0.6 * without, $"{with} against {without}");
    }

    private static ISampler Create(string name) => name == "tpe" ? HyperGen.Samplers.Tpe() : HyperGen.Samplers.Bayesian();

    private static double Mean(Problem problem, ISampler sampler, double? shift)
    {
        double sum = 0;
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            TrialHistory history = Run(problem, sampler, shift, seed, 100, double.NegativeInfinity);
            sum += history.Values[history.BestRow];
        }

        return sum / Seeds;
    }

    private static int TrialsTo(double target, Problem problem, ISampler sampler, double? shift, ulong seed) =>
        Run(problem, sampler, shift, seed, 60, target).Count;

    private static TrialHistory Run(Problem problem, ISampler sampler, double? shift, ulong seed, int trials, double target)
    {
        SearchSpaceBuilder builder = new("formula");
        for (int k = 0; k < problem.Low.Length; k++)
        {
            double low = problem.Low[k], width = problem.High[k] - low;
            builder.AddFloat($"X{k}", low, low + width);
            if (shift is not { } off) continue;
            double place = (problem.Optimum[k] - low) / width;
            builder.Near(low + (width * (place < 0.5 ? place + off : place - off)), spread: 0.1 * width);
        }

        SamplerContractRun run = new(sampler, builder.Build(), seed: seed, trials: 100);
        for (int i = 0; i < trials && !(run.History.BestRow >= 0 && run.History.Values[run.History.BestRow] <= target); i++)
            run.Tell(i, problem.Regret(run.Ask()!));
        return run.History;
    }

    private static double Branin(double x, double y)
    {
        double bend = y - (5.1 / (4 * Math.PI * Math.PI) * x * x) + (5 / Math.PI * x) - 6;
        return (bend * bend) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x)) + 10;
    }

    private static double Ackley(double[] x)
    {
        double squares = x.Average(value => (value - 3.1) * (value - 3.1)), cosines = x.Average(value => Math.Cos(2 * Math.PI * (value - 3.1)));
        return (-20 * Math.Exp(-0.2 * Math.Sqrt(squares))) - Math.Exp(cosines) + 20 + Math.E;
    }

    private static double Rosenbrock(double[] x)
    {
        double sum = 0;
        for (int k = 0; k < x.Length - 1; k++) sum += (100 * Math.Pow(x[k + 1] - (x[k] * x[k]), 2)) + Math.Pow(1 - x[k], 2);
        return sum;
    }

    private sealed record Problem(double[] Optimum, double[] Low, double[] High, Func<double[], double> Regret);
}
