using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HyperGen.StorageBench;

/// <summary>A process that stands still until this is disposed; on Linux.</summary>
internal readonly struct Pause : IDisposable
{
    private const int Continue = 18; // SIGCONT
    private const int Stop = 19; // SIGSTOP

    private readonly int _process;

    private Pause(int process) => _process = process;

    public static Pause Of(Process process)
    {
        Send(process.Id, Stop);
        SpinWait wait = default;
        while (Directory.GetDirectories($"/proc/{process.Id}/task").Any(thread => !IsStopped(thread))) wait.SpinOnce();
        return new(process.Id);
    }

    public void Dispose() => Send(_process, Continue);

    private static bool IsStopped(string thread) =>
        File.ReadAllText(Path.Combine(thread, "stat")).Contains(") T ", StringComparison.Ordinal);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}
