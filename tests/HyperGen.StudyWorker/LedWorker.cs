using System.Diagnostics;

namespace HyperGen.StudyWorker;

/// <summary>
/// A process that runs the study and waits at every step of its objective until it is led on: it gets no further than the test says, however
/// slow the machine is, and dies at any moment of what follows a step.
/// </summary>
public sealed class LedWorker : IDisposable
{
    private readonly Process _process;

    private LedWorker(Process process) => _process = process;

    /// <summary>Starts a worker that joins the study of an address.</summary>
    public static LedWorker Start(string address, int trials, int? window = null) =>
        new(Process.Start(
            new ProcessStartInfo("dotnet", [typeof(WorkerStudy).Assembly.Location, address, $"{trials}", .. Optional(window)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!);

    private static string[] Optional(int? window) => window is { } width ? [$"{width}"] : [];

    /// <summary>Leads the worker over some steps.</summary>
    /// <returns>Whether it went over them all and did not end before.</returns>
    public async Task<bool> LeadAsync(long steps)
    {
        for (; steps > 0; steps--)
        {
            if (await _process.StandardOutput.ReadLineAsync() is null) return false;
            await _process.StandardInput.WriteLineAsync();
            await _process.StandardInput.FlushAsync();
        }

        return true;
    }

    /// <summary>Kills the worker a moment later, which may be shorter than timers can wait.</summary>
    public async Task KillAfterAsync(TimeSpan moment)
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < moment) await Task.Yield();
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
