using System.Diagnostics;
using HyperGen;
using ResumeStudy;

// A child process runs a study and is killed in the middle; the study is resumed and compared with one that was never interrupted.
const int Trials = 30, KillAfter = 12;

if (args is ["child", string path])
{
    await RunAsync(JournalStorage.Open(path), new Narrator());
    return 0;
}

string journal = Path.Combine(Directory.CreateTempSubdirectory("hypergen-").FullName, "study.jsonl");
int told = await KillChildAsync();
Console.WriteLine($"Killed after trial {told - 1} was told; the journal has {new FileInfo(journal).Length} bytes.");

StudyResult<BlastFurnace> resumed = await RunAsync(JournalStorage.Open(journal));
StudyResult<BlastFurnace> uninterrupted = await RunAsync(storage: null);
int same = resumed.Trials.Zip(uninterrupted.Trials).TakeWhile(pair => IsSame(pair.First, pair.Second)).Count();
Console.WriteLine($"Resumed:       {resumed}");
Console.WriteLine($"Uninterrupted: {uninterrupted}");
Console.WriteLine($"{same} of {Trials} trials are the same, bit for bit.");
Directory.Delete(Path.GetDirectoryName(journal)!, recursive: true);
return same == Trials && resumed.Trials.Count == Trials ? 0 : 1;

static Task<StudyResult<BlastFurnace>> RunAsync(IStudyStorage? storage, params IStudyObserver[] observers) => Study.MinimizeAsync<BlastFurnace>(
    (trial, cancellationToken) => trial.Config.CostAsync(cancellationToken),
    new StudyOptions { Name = "furnace", Trials = Trials, Seed = 7, Storage = storage, Observers = observers });

async Task<int> KillChildAsync()
{
    ProcessStartInfo start = new(Environment.ProcessPath!, ["child", journal]) { RedirectStandardOutput = true };
    using Process child = Process.Start(start)!;
    int lines = 0;
    while (lines < KillAfter && await child.StandardOutput.ReadLineAsync() is { } line)
    {
        Console.WriteLine($"  child: {line}");
        lines++;
    }

    child.Kill();
    await child.WaitForExitAsync();
    return lines;
}

static bool IsSame(FinishedTrial<BlastFurnace> one, FinishedTrial<BlastFurnace> other) =>
    (one.Number, one.State, one.Config) == (other.Number, other.State, other.Config)
    && BitConverter.DoubleToInt64Bits(one.Value) == BitConverter.DoubleToInt64Bits(other.Value);
