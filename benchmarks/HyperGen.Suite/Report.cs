using HyperGen.Problems;
using HyperGen.Problems.Scoring;

namespace HyperGen.Suite;

/// <summary>The tables over a set of runs.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Problems">The problems that are known; others are measured by the runs themselves.</param>
/// <param name="Fractions">Fractions of the budget, ascending.</param>
/// <param name="Methods">Methods that are compared with each of their peers.</param>
public sealed record Report(IReadOnlyList<Run> Runs, IReadOnlyList<Problem> Problems, IReadOnlyList<double> Fractions, IReadOnlyList<string> Methods)
{
    private readonly Dictionary<string, Yardstick> _yardsticks = Problems.ToDictionary(problem => problem.Name, Yardstick.Of);
    private readonly Dictionary<string, string> _classes = Problems.ToDictionary(problem => problem.Name, ProblemClasses.Of);

    /// <summary>Everything there is to say, as Markdown.</summary>
    public void WriteTables(TextWriter output)
    {
        IReadOnlyList<Score>[] scores = [.. Fractions.Select(fraction => Scorer.Score(Runs, _yardsticks, fraction))];
        output.WriteLine($"{Runs.Select(run => run.Problem).Distinct().Count()} problems, {Runs.Count} runs.");
        for (int i = 0; i < Fractions.Count; i++)
        {
            output.WriteLine(FormattableString.Invariant($"\n## {100 * Fractions[i]:0.#} % of the budget\n"));
            MarkdownReport.WriteStandings(output, scores[i]);
            foreach (string method in Methods)
            {
                output.WriteLine();
                MarkdownReport.WriteWinRates(output, scores[i], method);
            }
        }

        WriteProblems(output, scores);
        output.WriteLine("\n## Cost\n");
        MarkdownReport.WriteCosts(output, Runs);
    }

    /// <summary>What is required of each method, and what was measured.</summary>
    public void WriteThresholds(TextWriter output)
    {
        IReadOnlyList<Score> scores = Scorer.Score(Runs, _yardsticks, 1);
        foreach (string method in Methods)
        {
            output.WriteLine($"\n## {method} against the recorded peers: what is required\n");
            Run[] runs = [.. Runs.Where(run => IsAmongPeers(run.Method, method))];
            ComparisonReport.WriteGates(output, new Thresholds(runs, AmongPeers(scores, method), _classes, method));
        }
    }

    /// <summary>The score of every run at every fraction.</summary>
    public void WriteCsv(TextWriter output)
    {
        CsvReport.WriteHeader(output);
        foreach (double fraction in Fractions)
            CsvReport.WriteScores(output, Scorer.Score(Runs, _yardsticks, fraction), fraction);
    }

    private void WriteProblems(TextWriter output, IReadOnlyList<Score>[] scores)
    {
        foreach (string method in Methods)
        {
            output.WriteLine($"\n## Is {method} different? Wilcoxon's test on medians per problem, corrected by Holm\n");
            ComparisonReport.WriteSignificance(output, AmongPeers(scores[^1], method), method);
        }

        output.WriteLine("\n## By class of problem\n");
        ComparisonReport.WriteClasses(output, scores[^1], _classes);
        string[] others = [.. Runs.Select(run => run.Method).Distinct().Where(name => !Methods.Contains(name) && !Peers.Names.Contains(name)).Order()];
        foreach (string method in Methods)
        {
            foreach (string other in others)
            {
                output.WriteLine($"\n## {method} against {other} by class of problem\n");
                ComparisonReport.WriteClassDuels(output, scores[^1], _classes, method, other);
            }
        }

        string fractions = string.Join(" / ", Fractions.Select(fraction => FormattableString.Invariant($"{100 * fraction:0.#}")));
        output.WriteLine($"\n## Median regret at {fractions} % of the budget\n");
        ComparisonReport.WriteRegrets(output, scores);
        output.WriteLine("\n## Median final values\n");
        MarkdownReport.WriteMedians(output, scores[^1]);
    }

    // A method is ranked among the recorded peers, not among its siblings.
    private static IReadOnlyList<Score> AmongPeers(IReadOnlyList<Score> scores, string method) =>
        [.. scores.Where(score => IsAmongPeers(score.Method, method))];

    private static bool IsAmongPeers(string name, string method) => name == method || Peers.Names.Contains(name);
}
