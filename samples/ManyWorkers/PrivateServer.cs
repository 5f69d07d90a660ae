using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ManyWorkers;

/// <summary>A PostgreSQL server of our own on a loopback port, where its programs are installed.</summary>
internal sealed class PrivateServer : IAsyncDisposable
{
    private readonly string _programs;
    private readonly string _folder;
    private readonly int _port = FreePort();

    private PrivateServer(string programs, string folder) => (_programs, _folder) = (programs, folder);

    public string ConnectionString => FormattableString.Invariant($"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts a server with its data in a folder; null if PostgreSQL is not installed.</summary>
    public static async Task<PrivateServer?> TryStartAsync(string folder)
    {
        if (FindPrograms() is not { } programs) return null;
        PrivateServer server = new(programs, folder);
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", folder);
        await server.RunAsUserAsync("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "--no-sync");
        string settings = FormattableString.Invariant(
            $"-p {server._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}");
        await server.RunAsUserAsync("pg_ctl", "-D", server.Data, "-w", "-l", Path.Combine(folder, "log"), "-o", settings, "start");
        return server;
    }

    public async ValueTask DisposeAsync() => await RunAsUserAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");

    private static string? FindPrograms()
    {
        const string Packaged = "/usr/lib/postgresql"; // where Debian's packages have them, by version
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Directory.Exists(Packaged))
            folders = [.. Directory.GetDirectories(Packaged).OrderDescending().Select(version => Path.Combine(version, "bin")), .. folders];
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    // The server refuses to run as root; its packages bring a user for it.
    private Task RunAsUserAsync(string program, params string[] arguments)
    {
        string path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // A server that inherited our output would keep it open.
        ProcessStartInfo start = new("/bin/sh", ["-c", "exec \"$@\" </dev/null >/dev/null 2>&1", "sh", program, .. arguments]);
        start.WorkingDirectory = "/"; // the user of the server may not enter ours
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
