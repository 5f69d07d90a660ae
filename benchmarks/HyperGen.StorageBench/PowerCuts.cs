using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HyperGen.StorageBench;

/// <summary>
/// What power cuts leave of a study in SQLite: its files at random moments of a run, and the same with a log whose end had not reached the
/// disk. Each is opened and must have all that was told before the moment.
/// </summary>
internal sealed class PowerCuts(string folder)
{
    private const int MostTrials = 12; // from one cut to the next
    private const int Microseconds = 2_500; // that a trial takes, about

    private readonly string _file = Path.Combine(folder, "study.db");
    private readonly List<(int Number, string Value)> _told = [];
    private readonly List<string> _problems = [];
    private Rng _lots = Rng.ForTrial(1, 2);
    private int _torn;
    private int _anew;

    /// <summary>Whether nothing went wrong.</summary>
    public static async Task<bool> RunAsync(string folder, int cuts)
    {
        PowerCuts all = new(Directory.CreateDirectory(folder).FullName);
        foreach (string old in Directory.GetFiles(folder, "*.db*")) File.Delete(old);
        using Process worker = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["led", "sqlite:" + all._file])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
        await all.HearAsync(worker);
        for (int cut = 0; cut < cuts; cut++) await all.CutAsync(worker, $"cut{cut}");
        worker.StandardInput.Close();
        await worker.WaitForExitAsync();
        Console.WriteLine(
            $"{cuts} cuts in {all._told.Count} trials: {all._torn} of them lost some of the log, {all._anew} came where the log had begun " +
            "anew");
        foreach (string problem in all._problems) Console.WriteLine($"PROBLEM: {problem}");
        if (all._problems.Count == 0) Console.WriteLine("Each left a whole study with all that had been told.");
        return all._problems.Count == 0;
    }

    private async Task CutAsync(Process worker, string name)
    {
        long trials = _lots.NextInt(1, MostTrials);
        LogOnDisk before = LogOnDisk.Of(_file);
        for (long i = 0; i < trials; i++) await worker.StandardInput.WriteLineAsync();
        long begin = Stopwatch.GetTimestamp(), run = _lots.NextInt(0, trials * Microseconds);
        while (Stopwatch.GetElapsedTime(begin).TotalMicroseconds < run) Thread.SpinWait(20);
        string whole, torn;
        long floor;
        LogOnDisk now;
        using (Pause.Of(worker))
        {
            (whole, torn, floor, now) = (Copy(name), Copy(name + "-torn"), before.FloorOf(_file), LogOnDisk.Of(_file));
        }

        if (now.Salt != before.Salt) _anew++;
        if (now.Length > floor) Tear(torn + "-wal", floor, now.Length);
        await CheckAsync(whole);
        await CheckAsync(torn);
        for (long i = 0; i < trials; i++) await HearAsync(worker);
    }

    private async Task HearAsync(Process worker)
    {
        string[] words = (await worker.StandardOutput.ReadLineAsync())!.Split(' ');
        _told.Add((int.Parse(words[0], CultureInfo.InvariantCulture), words[1]));
    }

    private string Copy(string name)
    {
        string copy = Path.Combine(folder, name + ".db");
        foreach (string end in (string[])["", "-wal"])
            if (File.Exists(_file + end)) File.Copy(_file + end, copy + end);
        return copy;
    }

    // What is not on the disk yet may end anywhere, or have a hole.
    private void Tear(string log, long floor, long end)
    {
        _torn++;
        using FileStream file = new(log, FileMode.Open);
        long from = _lots.NextInt(floor, end - 1);
        if (_lots.NextInt(0, 1) == 0)
        {
            file.SetLength(from);
            return;
        }

        file.Position = from;
        file.Write(new byte[_lots.NextInt(1, end - from)]);
    }

    private async Task CheckAsync(string file)
    {
        await using (SqliteConnection connection = new($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand check = new("PRAGMA integrity_check", connection);
            if (await check.ExecuteScalarAsync() is not "ok") _problems.Add($"{file} is damaged");
        }

        StoredStudy study = await SqliteStorage.Open(file).ReadAsync("bench");
        if (!study.Trials.Select(trial => trial.Number).SequenceEqual(Enumerable.Range(0, study.Trials.Count)))
            _problems.Add($"{file} has numbers with gaps");
        Dictionary<int, string> stored = study.Trials.Where(trial => trial.State == TrialState.Complete)
            .ToDictionary(trial => trial.Number, trial => trial.Values[0].ToString("R", CultureInfo.InvariantCulture));
        foreach ((int number, string value) in _told)
            if (stored.GetValueOrDefault(number) != value) _problems.Add($"{file} lacks trial {number}, which was told");
        foreach (string left in Directory.GetFiles(folder, Path.GetFileName(file) + "*"))
            if (_problems.Count == 0) File.Delete(left);
    }
}
