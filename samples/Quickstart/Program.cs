using HyperGen;
using Quickstart;
using Spectre.Console;

// Tunes a classifier of breast tumours with three samplers on the same budget, two of them with several seeds, and compares what they found.
int trials = args is ["--trials", string number] ? int.Parse(number) : 20;
CrossValidation validation = new(Path.Combine(AppContext.BaseDirectory, "data", "breast-cancer.csv"), folds: 5);

(ISampler Sampler, ulong[] Seeds)[] entries =
    [(Samplers.Grid(pointsPerContinuous: 3), [1]), (Samplers.Random(), [1, 2, 3, 4]), (Samplers.Bayesian(), [1, 2, 3, 4])];
ILookup<string, StudyResult<ClassifierConfig>> results = entries
    .SelectMany(entry => entry.Seeds.Select(seed => (entry.Sampler.Name, Result: Tune(entry.Sampler, seed))))
    .ToLookup(run => run.Name, run => run.Result);

Table comparison = new Table().Border(TableBorder.Rounded).AddColumns("Sampler", "Seeds", "Default", "Best: median", "Least", "Greatest");
foreach (IGrouping<string, StudyResult<ClassifierConfig>> runs in results)
{
    double[] found = [.. runs.Select(run => run.Best.Value).Order()];
    double median = (found[(found.Length - 1) / 2] + found[found.Length / 2]) / 2;
    comparison.AddRow(
        runs.Key, $"{found.Length}", $"{runs.First().Baseline?.Value:F4}", $"{median:F4}", $"{found[0]:F4}", $"{found[^1]:F4}");
}

AnsiConsole.WriteLine($"Mean log-loss of five-fold cross-validation in bits, the best of {trials} trials:");
AnsiConsole.Write(comparison);

StudyResult<ClassifierConfig> best = results.SelectMany(runs => runs).MinBy(result => result.Best.Value)!;
best.WriteTable();
Console.WriteLine($"The best config as C#:\n{best.ToCSharp()}");

StudyResult<ClassifierConfig> Tune(ISampler sampler, ulong seed)
{
    using ConsoleProgress progress = new();
    return Study.Minimize<ClassifierConfig>(
        validation.LogLoss,
        new StudyOptions
        {
            Name = $"{sampler.Name}, seed {seed}",
            Sampler = sampler,
            Trials = trials,
            Seed = seed,
            Parallelism = 2,
            DeterministicWindow = 2, // two trials at once, and yet the same ones in every run
            Progress = progress,
        });
}
