using HyperGen;
using Quickstart;

int trials = args is ["--trials", string count] ? int.Parse(count) : 40;
CrossValidation validation = new(Path.Combine(AppContext.BaseDirectory, "data", "breast-cancer.csv"), folds: 5);
foreach (ISampler sampler in (ISampler[])[Samplers.Random(), Samplers.Bayesian()])
{
  foreach (ulong seed in (ulong[])[1,2,3]) {
    using ConsoleProgress progress = new();
    var result = Study.Minimize<ClassifierConfig>(validation.LogLoss, new StudyOptions
    {
        Name = sampler.Name, Trials = trials, Seed = seed, Sampler = sampler, Parallelism = 2, DeterministicWindow = 2, Progress = progress,
    });
    progress.Dispose();
    result.WriteTable();
    Console.WriteLine(string.Join(' ', result.Trials.Select(t => t.Value.ToString("F3"))));
  }
}
