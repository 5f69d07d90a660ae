using System.CommandLine;
using System.Globalization;
using HyperGen.Problems;
using HyperGen.Problems.Scoring;
using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Suite;

/// <summary>speed: what proposals cost after so many trials, one after another on one thread.</summary>
internal static class SpeedCommand
{
    private const int MostWarmUpTrials = 200;

    public static Command Create()
    {
        var samplers = new Option<string>("--samplers")
        {
            Description = $"Names separated by commas: {string.Join(", ", KnownSamplers.Names)}.",
            Required = true,
        };
        var at = new Option<string>("--at")
        {
            Description = "Numbers of finished trials, separated by commas.",
            DefaultValueFactory = _ => "100,1000",
        };
        var parameters = new Option<int>("--parameters") { Description = "Number of parameters.", DefaultValueFactory = _ => 20 }.AtLeast(1);
        var spaces = new Option<string>("--spaces")
        {
            Description = "Kinds of space, separated by commas.",
            DefaultValueFactory = _ => string.Join(',', SpeedProblems.Spaces),
        };
        var window = new Option<int>("--window")
        {
            Description = "Number of proposals measured from there on.",
            DefaultValueFactory = _ => 100,
        };
        var repeats = new Option<int>("--repeats")
        {
            Description = "How often the run is made; of the same proposal the fastest counts, so that other work of the machine does not.",
            DefaultValueFactory = _ => 3,
        };
        var markdown = new Option<FileInfo?>("--markdown")
        {
            Description = "File for the table, with machine, date, versions and the command, instead of the console.",
        };
        var append = new Option<bool>("--append")
        {
            Description = "Add the table to what is in the file: a sampler measured with other numbers of trials or parameters.",
        };

        var command = new Command("speed", "Measure time and allocation of proposals.")
        {
            samplers, at, parameters, spaces, window, repeats, markdown, append,
        };
        command.SetAction(parsed =>
        {
            int[] trials = [.. CommonOptions.Parts(parsed.GetRequiredValue(at)).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
            FileInfo? page = parsed.GetValue(markdown);
            bool isFurther = page is not null && parsed.GetValue(append);
            using StreamWriter? file = isFurther ? page!.AppendText() : page?.CreateText();
            TextWriter output = file ?? Console.Out;
            string[] arguments = [.. parsed.Tokens.Select(token => token.Value)];
            if (isFurther) Circumstances.WriteFurther(output, arguments);
            else if (page is not null) Circumstances.Write(output, "Speed of proposals", arguments);
            WriteRule(output, parsed.GetValue(window), parsed.GetValue(repeats));
            output.WriteLine("| sampler | space | trials | mean ms | median | 95 % | max | bytes, median | max |");
            output.WriteLine("|---|---|---|---|---|---|---|---|---|");
            foreach (string space in CommonOptions.Parts(parsed.GetRequiredValue(spaces)))
            {
                Problem problem = SpeedProblems.Of(space, parsed.GetValue(parameters));
                foreach (string name in CommonOptions.Parts(parsed.GetRequiredValue(samplers)))
                {
                    Contest contest = new(problem, KnownSamplers.Find(name), name, 0, 0);
                    Measure(output, contest, trials, parsed.GetValue(window), parsed.GetValue(repeats));
                }
            }
        });
        return command;
    }

    // What a figure means must stand beside it.
    private static void WriteRule(TextWriter output, int window, int repeats)
    {
        output.WriteLine(
            $"""
            The run was made {repeats} times, and **of each proposal the fastest time counts**: what other work of the machine costs is left out,
            and so is most of what garbage collection costs. Mean, median, 95 % and max are those of {window} such times in a row. Proposals with
            whose trial a process is fitted have rows of their own: "short fits" start from the last hyperparameters alone, "refits" look for
            others as well.

            """);
    }

    private static void Measure(TextWriter output, Contest contest, int[] trials, int window, int repeats)
    {
        contest = contest with { Trials = trials.Max() + window };
        try
        {
            Runner.Costs(contest with { Seed = 1, Trials = Math.Min(contest.Trials, MostWarmUpTrials) });
            ProposalCost[] costs = [.. Runner.Costs(contest)];
            for (int repeat = 1; repeat < repeats; repeat++)
                costs = [.. costs.Zip(Runner.Costs(contest), (one, other) => other.Milliseconds < one.Milliseconds ? other : one)];

            foreach (int count in trials)
                Report(output, contest, count, [.. costs.Skip(count).Take(window)]);
        }
        catch (ArgumentException refusal)
        {
            Console.Error.WriteLine($"{contest.Method} on {contest.Problem}: {refusal.Message}");
        }
    }

    // A proposal with whose trial the model is fitted costs many times the others; the kinds have no figure in common.
    private static void Report(TextWriter output, Contest contest, int count, ProposalCost[] costs)
    {
        if (contest.Method is not ("bayesian" or "auto"))
        {
            Write(output, contest, contest.Method, count, costs);
            return;
        }

        ILookup<string, ProposalCost> byKind =
            costs.Select((cost, i) => (cost, kind: KindOf(count + i))).ToLookup(one => one.kind, one => one.cost);
        foreach (string kind in (string[])["", ", short fits", ", refits"])
        {
            if (kind.Length == 0 || byKind.Contains(kind)) Write(output, contest, contest.Method + kind, count, [.. byKind[kind]]);
        }
    }

    private static string KindOf(int count) => !FitSchedule.IsFit(count) ? "" : FitSchedule.IsThorough(count) ? ", refits" : ", short fits";

    private static void Write(TextWriter output, Contest contest, string method, int count, ProposalCost[] costs)
    {
        if (costs.Length == 0)
        {
            output.WriteLine($"| {method} | {contest.Problem} | {count} | none |");
            return;
        }

        double[] times = [.. costs.Select(cost => cost.Milliseconds)];
        double[] bytes = [.. costs.Select(cost => (double)cost.Bytes)];
        string figures = FormattableString.Invariant(
            $"{times.Average():F4} | {Statistics.Median(times):F4} | {Statistics.Quantile(times, 0.95):F4} | {times.Max():F4}");
        output.WriteLine(FormattableString.Invariant(
            $"| {method} | {contest.Problem} | {count} | {figures} | {Statistics.Median(bytes):F0} | {bytes.Max():F0} |"));
    }
}
