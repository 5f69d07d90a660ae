using System.CommandLine;
using HyperGen.Problems;

namespace HyperGen.Suite;

/// <summary>narrow: what narrowing to boxes gains and loses.</summary>
internal static class NarrowCommand
{
    public static Command Create()
    {
        Option<string> problems = CommonOptions.Problems();
        problems.DefaultValueFactory = _ => NarrowingLoss.Problems;
        var samplers = new Option<string>("--samplers")
        {
            Description = "Names separated by commas.",
            DefaultValueFactory = _ => "tpe,bayesian",
        };
        var seeds = new Option<int>("--seeds") { Description = "Number of studies of each kind.", DefaultValueFactory = _ => 5 }.AtLeast(1);
        var trials = new Option<int>("--trials") { Description = "Budget of a study.", DefaultValueFactory = _ => 80 }.AtLeast(1);
        var after = new Option<int>("--after") { Description = "Trials before the first box.", DefaultValueFactory = _ => 40 };
        var command = new Command("narrow", "Measure what narrowing loses on formula problems.")
        {
            problems, samplers, seeds, trials, after,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<Problem> chosen = Catalogue.Find(null, CommonOptions.Parts(parsed.GetRequiredValue(problems)));
            Console.WriteLine("| sampler | problem | regret without | with | loss |");
            Console.WriteLine("|---|---|---|---|---|");
            foreach (string name in CommonOptions.Parts(parsed.GetRequiredValue(samplers)))
            {
                NarrowingLoss[] losses = [.. chosen.Select(problem => NarrowingLoss.Of(
                    problem, KnownSamplers.Find(name), parsed.GetValue(seeds), parsed.GetValue(trials), parsed.GetValue(after)))];
                foreach (NarrowingLoss loss in losses) Console.WriteLine(Row(name, loss.Problem, loss));
                Console.WriteLine(Row(
                    name, "mean", new NarrowingLoss("mean", losses.Average(loss => loss.Without), losses.Average(loss => loss.With))));
            }
        });
        return command;
    }

    private static string Row(string sampler, string problem, NarrowingLoss loss) => FormattableString.Invariant(
        $"| {sampler} | {problem} | {100 * loss.Without:0.00} % | {100 * loss.With:0.00} % | {100 * (loss.With - loss.Without):0.00} % |");
}
