using HyperGen;
using ManyWorkers;
using Microsoft.Extensions.Configuration;

// Several processes work on one study. Some are killed in the middle of a trial, the last one at the very end: no trial is lost, none is
// told twice, and the budget is exact. Settings: --workers 4 --trials 120 --kills 8 --storage <connection string or SQLite file>, the last
// also as HYPERGEN_STORAGE. Without a storage a PostgreSQL server is started where one is installed; else it is a SQLite file.
if (args is ["worker", ..]) return await Worker.RunAsync(args);

IConfiguration settings = new ConfigurationBuilder().AddEnvironmentVariables("HYPERGEN_").AddCommandLine(args).Build();
int workers = settings.GetValue("workers", 4), trials = settings.GetValue("trials", 120), kills = settings.GetValue("kills", 8);
string folder = Directory.CreateTempSubdirectory("hypergen-").FullName;
try
{
    await using PrivateServer? server = settings["storage"] is null ? await PrivateServer.TryStartAsync(folder) : null;
    string place = settings["storage"] ?? server?.ConnectionString ?? Path.Combine(folder, "studies.db");
    return await RunAsync(place) ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task<bool> RunAsync(string place)
{
    IStudyStorage storage = StudyPlace.Open(place);
    Console.WriteLine($"{trials} trials by {workers} workers, {kills} of whom will be killed; storage: {storage}");
    await using StudyRecord record = await StudyRecord.OpenAsync(storage);
    using WorkerPool pool = new(workers, trials, place);
    pool.Fill();
    while (await record.CountToldAsync() is var told && told < trials)
    {
        pool.Check();
        await Task.Delay(Random.Shared.Next(50, 300));
        bool isTime = pool.Killed < kills && told * kills >= (trials - workers) * (pool.Killed + 1); // spread over the study
        if (!isTime || pool.KillOne() is not { } worker) continue;
        Console.WriteLine($"  worker {worker} killed after {told} trials");
        if (pool.Killed < kills || workers == 1) pool.Fill(); // nobody takes the place of the last one: the others take up what it leaves
    }

    await pool.WaitAsync();
    Console.WriteLine($"{pool.Started} workers were started and {pool.Killed} killed.");
    bool isExact = record.Check(trials);

    StudyOptions options = new() { Name = StudyPlace.Study, Storage = storage };
    await using Study<TrainingConfig> study = await Study.OpenAsync<TrainingConfig>(options);
    StudyResult<TrainingConfig> result = study.Result;
    Console.WriteLine(FormattableString.Invariant($"Log-loss in bits: default {result.Baseline?.Value:F4}, best {result.Best.Value:F4}:"));
    Console.WriteLine(result.ToCSharp());
    return isExact;
}
