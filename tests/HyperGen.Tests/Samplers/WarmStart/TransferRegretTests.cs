using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.WarmStart;

/// <summary>What earlier studies do to a search: of the same objective, of a shifted one, and of the reversed one.</summary>
public sealed class TransferRegretTests
{
    private const int Seeds = 6;
    private const int Dimensions = 4;

    private static readonly SearchSpace Space = Box();

    [Fact]
    public void Earlier_study_of_a_shifted_objective_reaches_a_good_value_in_less_than_three_quarters_of_the_trials()
    {
        int without = 0, with = 0;
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            without += TrialsTo(0.02, seed, earlier: null);
            with += TrialsTo(0.02, seed, Earlier(seed, x => 1000 - (30 * Rosenbrock(x, 0.05)), StudyDirection.Maximize));
        }

        Assert.True(with < 0.75 * without, $"{with} against {without}");
    }

    [Fact]
    public void Earlier_study_the_other_way_round_costs_at_most_a_tenth()
    {
        double without = 0, with = 0;
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            without += Math.Log(Run(seed, earlier: null, 30).Values.ToArray().Min());
            with += Math.Log(Run(seed, Earlier(seed, x => Rosenbrock(x, 0), StudyDirection.Maximize), 30).Values.ToArray().Min());
        }

        Assert.True(with / Seeds <= (without / Seeds) + Math.Log(1.1), $"{Math.Exp(with / Seeds)} against {Math.Exp(without / Seeds)}");
    }

    private static int TrialsTo(double target, ulong seed, EarlierStudy? earlier)
    {
        TrialHistory history = Run(seed, earlier, 40);
        int reached = history.Values.ToArray().ToList().FindIndex(value => value <= target);
        return reached < 0 ? 40 : reached + 1;
    }

    private static TrialHistory Run(ulong seed, EarlierStudy? earlier, int trials)
    {
        EarlierStudy[] all = earlier is null ? [] : [earlier];
        TrialHistory history = new(Space, StudyDirection.Minimize);
        SamplerStudy study = new(Space, StudyDirection.Minimize, seed, trials, 1) { Earlier = all };
        ISamplerSession session = HyperGen.Samplers.Bayesian().Start(study);
        double[] point = new double[Dimensions];
        for (int i = 0; i < trials; i++)
        {
            Rng rng = Rng.ForTrial(seed, i);
            if (i == 0 && earlier is not null) earlier.Trials.CopyPoint(earlier.Trials.BestRow, point); // as a study does
            else Assert.True(session.TryPropose(history, i, ref rng, point));
            history.Finish(i, point, TrialState.Complete, Rosenbrock(point, 0));
        }

        return history;
    }

    // Forty trials of a study of its own; to learn from it, its values are told the way the new study looks at them.
    private static EarlierStudy Earlier(ulong seed, Func<double[], double> objective, StudyDirection direction)
    {
        SamplerContractRun run = new(HyperGen.Samplers.Bayesian(), Space, StudyDirection.Minimize, seed + 100, trials: 40);
        double sign = direction == StudyDirection.Minimize ? 1 : -1;
        for (int i = 0; i < 40; i++) run.Tell(i, sign * objective(run.Ask()!));
        return new EarlierStudy("earlier", run.History);
    }

    private static SearchSpace Box()
    {
        SearchSpaceBuilder builder = new("box");
        for (int k = 0; k < Dimensions; k++) builder.AddFloat($"X{k}", -2, 2);
        return builder.Build();
    }

    private static double Rosenbrock(double[] x, double shift)
    {
        double sum = 0;
        for (int k = 0; k + 1 < x.Length; k++)
        {
            double a = x[k] - shift, b = x[k + 1] - shift;
            sum += (100 * (b - (a * a)) * (b - (a * a))) + ((1 - a) * (1 - a));
        }

        return sum / 100;
    }
}
