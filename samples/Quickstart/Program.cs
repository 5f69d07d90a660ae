using HyperGen;
using Quickstart;
using Spectre.Console;

// Tunes a classifier of breast tumours with three samplers on the same budget and compares what they found.
int trials = args is ["--trials", string number] ? int.Parse(number) : 30;
CrossValidation validation = new(Path.Combine(AppContext.BaseDirectory, "data", "breast-cancer.csv"), folds: 5);

ISampler[] samplers = [Samplers.Grid(pointsPerContinuous: 3), Samplers.Random(), Samplers.Bayesian()];
StudyResult<ClassifierConfig>[] results = [.. samplers.Select(Tune)];

Table comparison = new Table().Border(TableBorder.Rounded).AddColumns("Sampler", "Default", "Best", "Found in trial");
foreach (StudyResult<ClassifierConfig> result in results)
    comparison.AddRow(result.Name, $"{result.Baseline?.Value:F4}", $"{result.Best.Value:F4}", $"{result.Best.Number} of {result.Trials.Count}");
AnsiConsole.WriteLine("Mean log-loss of five-fold cross-validation, in bits:");
AnsiConsole.Write(comparison);

StudyResult<ClassifierConfig> best = results.MinBy(result => result.Best.Value)!;
best.WriteTable();
Console.WriteLine($"The best config as C#:\n{best.ToCSharp()}");

StudyResult<ClassifierConfig> Tune(ISampler sampler)
{
    using ConsoleProgress progress = new();
    return Study.Minimize<ClassifierConfig>(
        validation.LogLoss,
        new StudyOptions
        {
            Name = sampler.Name,
            Sampler = sampler,
            Trials = trials,
            Seed = 7,
            Parallelism = 2,
            DeterministicWindow = 2, // two trials at once, and yet the same ones in every run
            Progress = progress,
        });
}
