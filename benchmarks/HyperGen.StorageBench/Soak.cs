using System.Diagnostics;
using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>Many processes on one study; now and then one is killed without a warning and another takes its place.</summary>
internal sealed class Soak
{
    private readonly string _storage;
    private readonly int _trials;
    private readonly Dictionary<int, string> _told = [];
    private readonly List<string> _problems = [];
    private readonly Latencies _ask = new("ask");
    private readonly Latencies _tell = new("tell");

    private Soak(string storage, int trials) => (_storage, _trials) = (storage, trials);

    /// <summary>Whether nothing went wrong.</summary>
    public static async Task<bool> RunAsync(string storage, int processes, int trials, int kills)
    {
        Soak soak = new(storage, trials);
        long begin = Stopwatch.GetTimestamp();
        List<Task> workers = [];
        List<Process> running = [];
        for (int i = 0; i < processes; i++) Start();
        Rng lots = Rng.ForTrial(1, 0);
        for (int kill = 1; kill <= kills; kill++)
        {
            while (soak.Told < (long)trials * kill / (kills + 1)) await Task.Delay(5);
            Process victim = running[(int)lots.NextInt(0, running.Count - 1)];
            running.Remove(victim);
            victim.Kill();
            Start();
        }

        await Task.WhenAll(workers);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        await soak.CheckAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{processes} processes, {kills} killed: {soak.Told} trials told in {seconds:F1} s; " +
                $"{soak._ask}; {soak._tell}"));
        if (soak._problems.Count == 0)
            Console.WriteLine("Each number once, each trial told once and with the value its worker said, none left.");
        foreach (string problem in soak._problems) Console.WriteLine($"PROBLEM: {problem}");
        return soak._problems.Count == 0;

        void Start()
        {
            ProcessStartInfo start = new(
                Environment.ProcessPath!, ["worker", storage, trials.ToString(CultureInfo.InvariantCulture)])
            { RedirectStandardOutput = true, RedirectStandardError = true };
            Process process = Process.Start(start)!;
            running.Add(process);
            workers.Add(soak.ListenAsync(process));
        }
    }

    private int Told
    {
        get
        {
            lock (_told) return _told.Count;
        }
    }

    private async Task ListenAsync(Process process)
    {
        Task<string> errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is not ["told", string number, string value, string ask, string tell]) continue; // cut off by a kill
            lock (_told)
            {
                if (!_told.TryAdd(int.Parse(number, CultureInfo.InvariantCulture), value)) _problems.Add($"trial {number} was told twice");
                _ask.Add(double.Parse(ask, CultureInfo.InvariantCulture));
                _tell.Add(double.Parse(tell, CultureInfo.InvariantCulture));
            }
        }

        if (await errors is { Length: > 0 } text) lock (_told) _problems.Add(text);
    }

    private async Task CheckAsync()
    {
        StoredStudy study = await ((IStudyCatalog)StorageWorker.StorageAddress.Open(_storage)).ReadAsync("bench");
        if (!study.Trials.Select(trial => trial.Number).SequenceEqual(Enumerable.Range(0, _trials)))
            _problems.Add($"the numbers of {study.Trials.Count} trials are not those from 0 to {_trials - 1}, each once");
        foreach (StoredTrial trial in study.Trials)
        {
            if (trial.State != TrialState.Complete) _problems.Add($"trial {trial.Number} is {trial.State}");
            else if (_told.TryGetValue(trial.Number, out string? value) && value != Text(trial.Values[0]))
                _problems.Add($"trial {trial.Number} has another value than was told");
        }

        if (study.Told.Distinct().Count() != study.Told.Count) _problems.Add("a trial was told twice");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
