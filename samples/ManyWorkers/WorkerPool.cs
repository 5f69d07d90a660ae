using System.Diagnostics;
using System.Globalization;

namespace ManyWorkers;

/// <summary>Worker processes: this program again, with other arguments.</summary>
internal sealed class WorkerPool(int size, int trials, string place) : IDisposable
{
    private readonly List<Process> _workers = [];

    public int Started { get; private set; }

    public int Killed { get; private set; }

    /// <summary>Starts a worker for each that is missing.</summary>
    public void Fill()
    {
        for (; _workers.Count < size; Started++) _workers.Add(Start());
    }

    /// <summary>Looks whether the workers are well.</summary>
    /// <exception cref="InvalidOperationException">One ended with an error that nobody did to it.</exception>
    public void Check()
    {
        if (_workers.Find(worker => worker is { HasExited: true, ExitCode: not 0 }) is { } failed)
            throw new InvalidOperationException($"Worker {failed.Id} ended with {failed.ExitCode}.");
    }

    /// <summary>Kills a worker as a crash would, by SIGKILL where there are signals; its process number, or null if it had ended.</summary>
    public int? KillOne()
    {
        Process victim = _workers[Random.Shared.Next(_workers.Count)];
        if (victim.HasExited) return null;
        victim.Kill();
        victim.WaitForExit();
        _workers.Remove(victim);
        Killed++;
        return victim.Id;
    }

    /// <summary>Waits for the workers to end by themselves.</summary>
    public async Task WaitAsync()
    {
        foreach (Process worker in _workers) await worker.WaitForExitAsync();
        Check();
    }

    public void Dispose() => _workers.ForEach(worker => worker.Kill());

    private Process Start()
    {
        string budget = string.Create(CultureInfo.InvariantCulture, $"--HyperGen:Studies:{StudyPlace.Study}:Trials={trials}");
        ProcessStartInfo start = new(Environment.ProcessPath!, ["worker", budget, "--Logging:LogLevel:Default=Warning"]);
        start.Environment[StudyPlace.Key] = place; // and not an argument: a connection string has a password
        return Process.Start(start)!;
    }
}
