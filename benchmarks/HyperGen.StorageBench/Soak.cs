using System.Diagnostics;
using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>
/// Many processes run one study; now and then, up to its last trial, one is killed without a warning and another takes its place.
/// </summary>
internal sealed class Soak(string storage, int trials)
{
    private const int LastKills = 3; // when nothing but running trials is left
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SoakLedger _ledger = new();
    private readonly List<SoakProcess> _all = [];
    private readonly List<SoakProcess> _alive = [];

    /// <summary>Whether nothing went wrong.</summary>
    public static async Task<bool> RunAsync(string storage, int processes, int trials, int kills)
    {
        long begin = Stopwatch.GetTimestamp();
        Soak soak = new(storage, trials);
        for (int i = 0; i < processes; i++) soak.Start();
        int killed = await soak.KillAsync(soak.Moments(processes, kills));
        await soak.EndAsync();
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        soak._ledger.Check(await ((IStudyCatalog)StorageWorker.StorageAddress.Open(storage)).ReadAsync("bench"), trials);
        string figures = string.Create(
            CultureInfo.InvariantCulture, $"{processes} processes, {killed} killed: {trials} trials in {seconds:F1} s");
        Console.WriteLine($"{figures}; {trials - soak._ledger.Count} told by a worker that was killed before it could say so");
        Console.WriteLine(soak._ledger);
        if (soak._ledger.Problems.Count == 0)
            Console.WriteLine("Each number once, each trial told once with the value its worker said, none left.");
        foreach (string problem in soak._ledger.Problems) Console.WriteLine($"PROBLEM: {problem}");
        return soak._ledger.Problems.Count == 0;
    }

    /// <summary>Numbers of trials that have begun when to kill: anywhere, and the last ones at the very end.</summary>
    private int[] Moments(int processes, int kills)
    {
        Rng lots = Rng.ForTrial(1, 0);
        int[] moments = new int[kills];
        for (int i = 0; i < kills; i++)
        {
            int left = kills - 1 - i; // 0 for the last one
            moments[i] = left < LastKills ? trials - 1 - (left * processes / LastKills) : (int)lots.NextInt(1, trials - processes);
        }

        Array.Sort(moments);
        return moments;
    }

    private async Task<int> KillAsync(int[] moments)
    {
        Rng lots = Rng.ForTrial(1, 1);
        int killed = 0;
        for (int i = 0; i < moments.Length; i++)
        {
            while (_ledger.LastBegun < moments[i] && _alive.Exists(process => !process.Ended.IsCompleted)) await Task.Delay(1);
            bool isLast = i >= moments.Length - LastKills;
            if (!isLast) await Task.Delay((int)lots.NextInt(0, 20)); // while they ask, evaluate or tell
            SoakProcess[] candidates = [.. _alive.Where(process => !process.Ended.IsCompleted && (process.HasTrial || !isLast))];
            if (candidates.Length == 0) continue; // the study has ended
            SoakProcess victim = candidates[(int)lots.NextInt(0, candidates.Length - 1)];
            victim.Kill();
            killed++;
            _alive.Remove(victim);
            Start();
        }

        return killed;
    }

    private async Task EndAsync()
    {
        Task ended = Task.WhenAll(_all.Select(process => process.Ended));
        for (int told = -1; !ended.IsCompleted && told < _ledger.Count;)
        {
            told = _ledger.Count;
            await Task.WhenAny(ended, Task.Delay(Patience));
        }

        if (!ended.IsCompleted)
        {
            _ledger.Complain($"nothing was told for {Patience.TotalSeconds} seconds");
            foreach (SoakProcess process in _alive) process.Kill();
        }

        await ended;
    }

    private void Start()
    {
        SoakProcess process = SoakProcess.Start(_ledger, "worker", storage, trials.ToString(CultureInfo.InvariantCulture));
        _all.Add(process);
        _alive.Add(process);
    }
}
