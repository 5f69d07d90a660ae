using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>The pooler PgBouncer before a server, with fewer connections than it has clients: each transaction gets another one.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private const string Missing = "No pgbouncer was found on the path or in /usr/sbin; install PgBouncer to run this.";

    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/sbin").Select(folder => Path.Combine(folder, "pgbouncer")).FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private PgBouncer(DirectoryInfo folder, Process process, string connectionString) =>
        (_folder, _process, ConnectionString) = (folder, process, connectionString);

    /// <summary>Leads through the pooler.</summary>
    public string ConnectionString { get; }

    /// <param name="connectionString">Leads to the server.</param>
    /// <param name="mode">How the pooler gives connections away: transaction or session.</param>
    public static async Task<PgBouncer> StartAsync(string connectionString, string mode)
    {
        if (Program is null) throw SkippingTestFramework.Skip(Missing);
        NpgsqlConnectionStringBuilder server = new(connectionString);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hypergen-pgbouncer-");
        string settings = Path.Combine(folder.FullName, "pgbouncer.ini");
        int port = FreePort();
        await File.WriteAllTextAsync(settings, string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            {server.Database} = host={server.Host} port={server.Port} user={server.Username} password='{server.Password}'
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            default_pool_size = 3
            """));
        Process process = Start(folder, settings);
        NpgsqlConnectionStringBuilder pooled = new(connectionString) { Port = port };
        await ReachAsync(port, process);
        return new PgBouncer(folder, process, pooled.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    // It refuses to run as root.
    private static Process Start(DirectoryInfo folder, string settings)
    {
        if (!Environment.IsPrivilegedProcess) return Process.Start(new ProcessStartInfo(Program!, ["-q", settings]))!;
        using Process give = Process.Start("chown", ["-R", "postgres", folder.FullName]);
        give.WaitForExit();
        return Process.Start(new ProcessStartInfo(Program!, ["-q", "-u", "postgres", settings]))!;
    }

    private static async Task ReachAsync(int port, Process process)
    {
        while (!process.HasExited)
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }

        throw new InvalidOperationException($"pgbouncer ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
