using System.CommandLine;
using HyperGen.Problems;
using HyperGen.Problems.Formulas;
using HyperGen.Problems.Scoring;

namespace HyperGen.Suite.Priors;

/// <summary>priors: what beliefs about the optimum are worth when they are right, and what they cost when they are wrong.</summary>
internal static class PriorsCommand
{
    private const int Trials = 100;
    private const int RandomRuns = 21;
    private const double LeastRegret = 1e-3;
    private const double Target = 0.1;

    private const string Problems =
        "f02_hartmann6,h01_levy4_1,h03_ackley3_0,h07_rosenbrock3_0,h08_hartmann3_0,h09_camel_0,h10_mixed2_0,h11_tree_0," +
        "h01_levy2_0,h02_ripples4_1,h04_michalewicz5_1,h06_ellipsoid4_0,h10_mixed3_2,h11_tree_1,h12_integers5_1,h13_logvalley_0," +
        "f12_catquad,f16_cond";

    public static Command Create()
    {
        var sampler = new Option<string>("--sampler") { Description = "The sampler.", DefaultValueFactory = _ => "bayesian" };
        var problems = new Option<string>("--problems")
        {
            Description = "Beginnings of names of formula problems whose optimum is known, separated by commas.",
            DefaultValueFactory = _ => Problems,
        };
        var beliefs = new Option<string>("--beliefs")
        {
            Description = "Which of right, wrong and vague, separated by commas; all if omitted.",
            DefaultValueFactory = _ => "",
        };
        var seeds = new Option<int>("--seeds") { Description = "Runs of each.", DefaultValueFactory = _ => 10 }.AtLeast(1);
        var command = new Command("priors", "Measure right, wrong and vague beliefs about the optimum against none.")
        {
            sampler, problems, beliefs, seeds,
        };
        command.SetAction(parsed =>
        {
            ISampler used = KnownSamplers.Find(parsed.GetRequiredValue(sampler));
            string[] wanted = CommonOptions.Parts(parsed.GetRequiredValue(beliefs));
            FormulaProblem[] selected = [.. Selected(parsed.GetRequiredValue(problems))];
            Measure(selected, used, [.. Belief.All.Where(belief => Catalogue.IsSelected(belief.Name, wanted))], parsed.GetValue(seeds));
        });
        return command;
    }

    private static void Measure(FormulaProblem[] problems, ISampler sampler, Belief[] beliefs, int seeds)
    {
        List<Ratios>[] all = [.. beliefs.Select(_ => new List<Ratios>())];
        Console.WriteLine("| problem | belief | median regret | without | ratio | ratio of means | trials to target | without | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (FormulaProblem problem in problems)
        {
            Outcome[] none = Runs(problem, sampler, null, seeds);
            for (int i = 0; i < beliefs.Length; i++)
            {
                Outcome[] some = Runs(problem, sampler, beliefs[i], seeds);
                double regret = Median(some), without = Median(none);
                double effort = some.Average(one => one.TrialsToTarget), alone = none.Average(one => one.TrialsToTarget);
                Ratios ratios = new(regret / without, some.Average(one => one.Regret) / none.Average(one => one.Regret), effort / alone);
                all[i].Add(ratios);
                string left = FormattableString.Invariant($"{regret:F4} | {without:F4} | {ratios.Median:F2} | {ratios.Mean:F2}");
                string taken = FormattableString.Invariant($"{effort:F1} | {alone:F1} | {ratios.Trials:F2}");
                Console.WriteLine($"| {problem.Name} | {beliefs[i].Name} | {left} | {taken} |");
            }
        }

        for (int i = 0; i < beliefs.Length; i++)
        {
            string left = FormattableString.Invariant($"{Mean(all[i], one => one.Median):F2} | {Mean(all[i], one => one.Mean):F2}");
            string taken = FormattableString.Invariant($"{Mean(all[i], one => one.Trials):F2}");
            Console.WriteLine($"| geometric mean | {beliefs[i].Name} | | | {left} | | | {taken} |");
        }
    }

    private static IEnumerable<FormulaProblem> Selected(string names) => Catalogue.Find(null, CommonOptions.Parts(names))
        .Select(problem => problem is FormulaProblem { Optimum: not null } known
            ? known
            : throw new ArgumentException($"The place of the optimum of '{problem.Name}' is not known."));

    // Regret is 0 at the optimum, and 1 at what random search has left after as many trials.
    private static Outcome[] Runs(FormulaProblem problem, ISampler sampler, Belief? belief, int seeds)
    {
        double[] random = [.. Enumerable.Range(0, RandomRuns).Select(seed => Regrets(problem, Samplers.Random(), null, seed).Min())];
        double scale = Statistics.Median(random);
        return [.. Enumerable.Range(0, seeds).Select(seed => One(seed))];

        Outcome One(int seed)
        {
            double[] regrets = Regrets(problem, sampler, belief, seed);
            int reached = Array.FindIndex(regrets, regret => regret <= Target * scale);
            return new Outcome(Math.Max(LeastRegret, regrets.Min() / scale), reached < 0 ? Trials : reached + 1);
        }
    }

    private static double[] Regrets(FormulaProblem problem, ISampler sampler, Belief? belief, int seed)
    {
        SearchSpace space = ProblemSpace.Of(problem);
        TrialHistory history = new(space, StudyDirection.Minimize);
        SamplerStudy study = new(space, StudyDirection.Minimize, (ulong)seed, Trials, Parallelism: 1)
        {
            Priors = belief?.About(problem, space, seed) ?? [],
        };
        ISamplerSession session = sampler.Start(study);
        double[] point = new double[space.Count], regrets = new double[Trials];
        for (int trial = 0; trial < Trials; trial++)
        {
            Rng rng = Rng.ForTrial((ulong)seed, trial);
            if (!session.TryPropose(history, trial, ref rng, point))
                throw new InvalidOperationException($"'{problem.Name}' has no point left.");
            regrets[trial] = problem.Evaluate(point) - problem.KnownBest;
            history.Finish(trial, point, TrialState.Complete, problem.Observe(point, (ulong)seed, trial));
        }

        return regrets;
    }

    private static double Median(Outcome[] outcomes) => Statistics.Median([.. outcomes.Select(one => one.Regret)]);

    private static double Mean(List<Ratios> ratios, Func<Ratios, double> of) => Math.Exp(ratios.Average(one => Math.Log(of(one))));

    private readonly record struct Outcome(double Regret, int TrialsToTarget);

    // With the belief to without it: of the median regrets, of the mean ones, of the mean trials to the target.
    private readonly record struct Ratios(double Median, double Mean, double Trials);
}
