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

        var command = new Command("speed", "Measure time and allocation of proposals.")
        {
            samplers, at, parameters, spaces, window, repeats, markdown,
        };
        command.SetAction(parsed =>
        {
            int[] trials = [.. CommonOptions.Parts(parsed.GetRequiredValue(at)).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
            using StreamWriter? file = parsed.GetValue(markdown) is { } page ? File.CreateText(page.FullName) : null;
            if (file is not null) Circumstances.Write(file, "Speed of proposals", parsed.Tokens.Select(token => token.Value));
            TextWriter output = file ?? Console.Out;
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

    // A proposal with whose trial the model is fitted thoroughly costs many times the others; the two kinds have no figure in common.
    private static void Report(TextWriter output, Contest contest, int count, ProposalCost[] costs)
    {
        if (contest.Method is not ("bayesian" or "auto"))
        {
            Write(output, contest, contest.Method, count, costs);
            return;
        }

        ILookup<bool, ProposalCost> byRefit = costs.Select((cost, i) => (cost, count: count + i))
            .ToLookup(one => FitSchedule.IsFit(one.count) && FitSchedule.IsThorough(one.count), one => one.cost);
        Write(output, contest, contest.Method, count, [.. byRefit[false]]);
        Write(output, contest, $"{contest.Method}, refits", count, [.. byRefit[true]]);
    }

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
