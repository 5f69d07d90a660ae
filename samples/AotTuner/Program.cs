using System.Globalization;
using AotTuner;
using HyperGen;

// Runs the same study as a JIT-compiled program and as a native one, in memory or in a database (postgresql://..., or the path of a SQLite
// file); equal hashes mean equal trials, bit for bit.
IStudyStorage? storage = args switch
{
    [] => null,
    [string server] when server.StartsWith("postgresql:", StringComparison.Ordinal) => PostgreSqlStorage.Open(server),
    [string file, ..] => SqliteStorage.Open(file),
};
StudyResult<FilterConfig> result = Study.Minimize<FilterConfig>(
    config => config.Ripple(),
    new StudyOptions { Name = "filter", Trials = 40, Seed = 7, Sampler = Samplers.Bayesian(), Storage = storage });

ulong hash = 14695981039346656037; // FNV-1a over the bits of every point and value
double[] numbers = new double[FilterConfig.SearchSpace.Count + 1];
foreach (FinishedTrial<FilterConfig> trial in result.Trials)
{
    FilterConfig.Encode(trial.Config, numbers.AsSpan(..^1));
    numbers[^1] = trial.Value;
    foreach (double number in numbers) hash = (hash ^ BitConverter.DoubleToUInt64Bits(number)) * 1099511628211;
}

Console.WriteLine(result);
Console.WriteLine(result.ToCSharp());
Console.WriteLine(hash.ToString("x16", CultureInfo.InvariantCulture));
