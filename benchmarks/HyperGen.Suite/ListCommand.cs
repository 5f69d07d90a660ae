using System.CommandLine;
using HyperGen.Problems;

namespace HyperGen.Suite;

/// <summary>list: the problems there are.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> problems = CommonOptions.Problems();
        Option<DirectoryInfo?> folder = CommonOptions.Folder();
        Option<int> firstMember = CommonOptions.FirstMember();
        var command = new Command("list", "List problems with their parameters, budget and best known value.")
        {
            problems, folder, firstMember,
        };
        command.SetAction(parsed =>
        {
            Console.WriteLine("| problem | float | int | choice | conditional | trials | best known | noise |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (Problem problem in Catalogue.Find(
                parsed.GetValue(folder)?.FullName, parsed.GetValue(firstMember), CommonOptions.Parts(parsed.GetRequiredValue(problems))))
                Console.WriteLine(Row(problem));
        });
        return command;
    }

    private static string Row(Problem problem)
    {
        int conditional = problem.Parameters.Count(axis => axis.Condition is not null);
        string kinds = $"{Count<FloatAxis>(problem)} | {Count<IntegerAxis>(problem)} | {Count<ChoiceAxis>(problem)} | {conditional}";
        return FormattableString.Invariant(
            $"| {problem.Name} | {kinds} | {problem.Trials} | {problem.KnownBest:G8} | {problem.NoiseDeviation} |");
    }

    private static int Count<T>(Problem problem) => problem.Parameters.OfType<T>().Count();
}
