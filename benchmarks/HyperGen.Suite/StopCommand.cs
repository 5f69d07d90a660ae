using System.CommandLine;
using HyperGen.Problems;
using HyperGen.Problems.Scoring;

namespace HyperGen.Suite;

/// <summary>stop: when terminators end studies of the default sampler, and how far from the best.</summary>
internal static class StopCommand
{
    public static Command Create()
    {
        Option<string> problems = CommonOptions.Problems();
        var error = new Option<double>("--error") { Description = "The error of the regret bound.", DefaultValueFactory = _ => 0.01 };
        var seeds = new Option<int>("--seeds") { Description = "Number of studies of each kind.", DefaultValueFactory = _ => 20 }.AtLeast(1);
        var trials = new Option<int>("--trials") { Description = "Budget of a study.", DefaultValueFactory = _ => 100 }.AtLeast(1);
        var command = new Command("stop", "Measure when terminators end studies of formula problems.") { problems, error, seeds, trials };
        command.SetAction(parsed =>
        {
            double allowed = parsed.GetValue(error);
            Console.WriteLine("| problem | terminator | ended | at least | median | at most | missed 3 errors | median regret | largest |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
            foreach (Problem problem in Catalogue.Find(null, CommonOptions.Parts(parsed.GetRequiredValue(problems))))
            {
                foreach (ITerminator terminator in
                    (ITerminator[])[Terminators.RegretBound(allowed), Terminators.ExpectedImprovement(), Terminators.Stagnation()])
                    Report(problem, terminator, allowed, parsed.GetValue(seeds), parsed.GetValue(trials));
            }
        });
        return command;
    }

    private static void Report(Problem problem, ITerminator terminator, double error, int seeds, int trials)
    {
        TerminatedSampler sampler = new(Samplers.Default, terminator);
        double[][] curves = [.. Enumerable.Range(0, seeds)
            .Select(seed => Runner.Run(new Contest(problem, sampler, terminator.Name, seed, trials)).Best.ToArray())
            .Where(curve => curve.Length < trials)];
        string row = $"| {problem.Name} | {terminator.Name} | {curves.Length} of {seeds} |";
        if (curves.Length == 0)
        {
            Console.WriteLine($"{row} | | | | | |");
            return;
        }

        double[] ends = [.. curves.Select(curve => (double)curve.Length)];
        double[] regrets = [.. curves.Select(curve => curve[^1] - (problem.Sign * problem.KnownBest))];
        int early = regrets.Count(regret => regret >= 3 * error);
        string trialsText = FormattableString.Invariant($"{ends.Min()} | {Statistics.Median(ends)} | {ends.Max()}");
        Console.WriteLine(FormattableString.Invariant(
            $"{row} {trialsText} | {early} | {Statistics.Median(regrets):G2} | {regrets.Max():G2} |"));
    }
}
