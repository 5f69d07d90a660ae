using System.CommandLine;
using HyperGen.Problems;
using HyperGen.Problems.Scoring;

namespace HyperGen.Suite.Transfer;

/// <summary>transfer: what earlier studies of related problems are worth.</summary>
internal static class TransferCommand
{
    private const int SourceTrials = 50;
    private const int RandomTrials = 30;
    private const int RandomRuns = 21;
    private const double LeastRegret = 1e-4;

    private static readonly int[] Checkpoints = [15, 30];

    public static Command Create()
    {
        var sampler = new Option<string>("--sampler") { Description = "The sampler.", DefaultValueFactory = _ => "bayesian" };
        var families = new Option<string>("--families")
        {
            Description = "Beginnings of names, separated by commas; all if omitted.",
            DefaultValueFactory = _ => "",
        };
        var folder = CommonOptions.Folder();
        var seeds = new Option<int>("--seeds") { Description = "Number of problems of each family.", DefaultValueFactory = _ => 10 }.AtLeast(1);
        var sources = new Option<int>("--sources") { Description = "Earlier studies of each, of 50 trials.", DefaultValueFactory = _ => 3 };
        var trials = new Option<int>("--trials") { Description = "Trials of each run, at least 30.", DefaultValueFactory = _ => 30 }.AtLeast(30);
        var command = new Command("transfer", "Measure warm starts from earlier studies of related problems.")
        {
            sampler, families, folder, seeds, sources, trials,
        };
        command.SetAction(parsed =>
        {
            IEnumerable<TransferFamily> all = TransferFamily.Formulas;
            if (parsed.GetValue(folder) is { } data) all = [.. all, .. TransferFamily.Recorded(data.FullName)];
            string[] wanted = CommonOptions.Parts(parsed.GetRequiredValue(families));
            Console.WriteLine(
                "| family | trials | alone | best configs first | learned from | ratio | better | ms of the last ten | ms to begin |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
            foreach (TransferFamily family in all.Where(one => Catalogue.IsSelected(one.Name, wanted)))
            {
                ISampler used = KnownSamplers.Find(parsed.GetRequiredValue(sampler));
                Measure(family, used, parsed.GetValue(seeds), parsed.GetValue(sources), parsed.GetValue(trials));
            }
        });
        return command;
    }

    private static void Measure(TransferFamily family, ISampler sampler, int seeds, int sources, int trials)
    {
        List<double>[,] regrets = new List<double>[3, Checkpoints.Length];
        for (int i = 0; i < regrets.Length; i++) regrets[i / Checkpoints.Length, i % Checkpoints.Length] = [];
        List<double> costs = [], first = [];
        for (int seed = 0; seed < seeds; seed++)
        {
            Problem problem = family.Target(seed);
            SearchSpace space = ProblemSpace.Of(problem);
            EarlierStudy[] earlier = [.. Enumerable.Range(0, sources).Select(source => Earlier(family, sampler, seed, source))];
            TrialHistory[] runs =
            [
                TransferRun.Cold(problem, sampler, seed, trials),
                TransferRun.Run(problem, space, sampler, seed, trials, earlier, [], out _),
                TransferRun.Run(problem, space, sampler, seed, trials, earlier, earlier, out double[] milliseconds),
            ];
            costs.AddRange(milliseconds[^10..]);
            first.Add(milliseconds[0]);
            (double best, double scale) = Reference(problem, runs);
            for (int run = 0; run < runs.Length; run++)
            {
                for (int i = 0; i < Checkpoints.Length; i++)
                    regrets[run, i].Add(Math.Max(LeastRegret, (Incumbent(problem, runs[run], Checkpoints[i]) - best) / scale));
            }
        }

        for (int i = 0; i < Checkpoints.Length; i++)
        {
            double[] means = [.. Enumerable.Range(0, 3).Select(run => Math.Exp(regrets[run, i].Average(Math.Log)))];
            double better = regrets[2, i].Zip(regrets[0, i], (with, without) => with < without ? 1.0 : with == without ? 0.5 : 0).Average();
            string figures = FormattableString.Invariant(
                $"{means[0]:F4} | {means[1]:F4} | {means[2]:F4} | {means[2] / means[0]:F2} | {better:F2}");
            Console.WriteLine(FormattableString.Invariant(
                $"| {family.Name} | {Checkpoints[i]} | {figures} | {Statistics.Median(costs):F1} | {Statistics.Median(first):F0} |"));
        }
    }

    private static EarlierStudy Earlier(TransferFamily family, ISampler sampler, int seed, int source) =>
        new($"source {source}", TransferRun.Cold(family.Source(seed, source), sampler, 1000 + (10 * seed) + source, SourceTrials));

    // Regret is 0 at the best value known, and 1 at what random search has left after as many trials.
    private static (double Best, double Scale) Reference(Problem problem, TrialHistory[] runs)
    {
        double[] random = [.. Enumerable.Range(0, RandomRuns).Select(Random)];
        double best = double.IsNaN(problem.KnownBest)
            ? Math.Min(random.Min(), runs.Min(run => Incumbent(problem, run, run.Count)))
            : problem.Sign * problem.KnownBest;
        return (best, Math.Max(1e-9, Statistics.Median(random) - best));

        double Random(int seed) => Incumbent(problem, TransferRun.Cold(problem, Samplers.Random(), seed, RandomTrials), RandomTrials);
    }

    private static double Incumbent(Problem problem, TrialHistory run, int trials)
    {
        double best = double.PositiveInfinity;
        foreach (double value in run.Values[..Math.Min(trials, run.Count)]) best = Math.Min(best, problem.Sign * value);
        return best;
    }
}
