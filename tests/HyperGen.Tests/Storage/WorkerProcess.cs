using System.Diagnostics;

namespace HyperGen.Tests.Storage;

/// <summary>A process of the storage worker.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        Errors = _process.StandardError.ReadToEndAsync();
    }

    public Task<string> Errors { get; }

    public int Id => _process.Id;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "HyperGen.StorageWorker.dll");

    public static WorkerProcess Start(params string[] arguments) => new(new ProcessStartInfo("dotnet", [Program, .. arguments]));

    /// <summary>Starts a worker that cannot make files longer than some kilobytes, as on a full disk.</summary>
    public static WorkerProcess StartConfined(int kilobytes, params string[] arguments)
    {
        // The signal is ignored so that the write fails instead; the runtime maps its code without files in this mode.
        ProcessStartInfo start = new("bash", ["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; exec dotnet \"$@\"", "bash", Program, .. arguments]);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return new(start);
    }

    /// <summary>Whether <see cref="StartOnSmallDisk"/> works here.</summary>
    public static bool HasSmallDisks()
    {
        try
        {
            using Process probe = Process.Start("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]);
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Starts a worker on a disk that is full after some kilobytes, and once it has ended another, when there is room.</summary>
    public static WorkerProcess StartOnSmallDisk(int kilobytes, string folder, params string[] arguments) => new(new ProcessStartInfo(
        "unshare",
        [
            "-rm", "sh", "-c",
            "mount -t tmpfs -o size=$1k none \"$2\"; folder=$2; shift 2; dotnet \"$@\"; mount -o remount,size=50m none \"$folder\"; exec dotnet \"$@\"",
            "sh", $"{kilobytes}", folder, Program, .. arguments,
        ]));

    /// <summary>The next trial it told, or null when it ended.</summary>
    public async Task<(int Number, string Value)?> NextToldAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync() is not { } line) return null;
        string[] words = line.Split(' ');
        return (int.Parse(words[1]), words[2]);
    }

    /// <summary>All that it told until it ended.</summary>
    public async Task<List<(int Number, string Value)>> RestAsync()
    {
        var told = new List<(int, string)>();
        while (await NextToldAsync() is { } one) told.Add(one);
        await _process.WaitForExitAsync();
        return told;
    }

    /// <summary>Stops it where it is; returns when none of its threads runs any more.</summary>
    public async Task PauseAsync()
    {
        await SignalAsync("STOP");
        string threads = $"/proc/{Id}/task";
        while (Directory.Exists(threads) && Directory.GetDirectories(threads).Any(thread => !IsStopped(thread))) await Task.Yield();
    }

    public Task ResumeAsync() => SignalAsync("CONT");

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static bool IsStopped(string thread)
    {
        try
        {
            string stat = File.ReadAllText(Path.Combine(thread, "stat"));
            return stat[stat.LastIndexOf(')') + 2] == 'T'; // the state follows the name, which may have brackets of its own
        }
        catch (IOException)
        {
            return false; // it ended in between: look again
        }
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }
}
