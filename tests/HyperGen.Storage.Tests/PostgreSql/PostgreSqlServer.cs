using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>A private server on a loopback port, with data of its own, for as long as the tests run.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    public const string Collection = "PostgreSQL";

    public const string Password = "s3cret pässword";

    private const string Missing =
        "No PostgreSQL server programs (initdb, pg_ctl) were found in /usr/lib/postgresql or on the path; install PostgreSQL to run this.";

    private static readonly string? Programs = FindPrograms();

    private readonly int _port = FreePort();
    private DirectoryInfo? _folder;
    private int _databases;

    private string Data => Path.Combine(_folder!.FullName, "data");

    public async Task InitializeAsync()
    {
        if (Programs is null) return;
        _folder = Directory.CreateTempSubdirectory("hypergen-postgresql-");
        string passwordFile = Path.Combine(_folder.FullName, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "-R", "postgres", _folder.FullName);
        await RunAsUserAsync(
            "initdb", "-D", Data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--locale", "C",
            "--no-sync");
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_folder is null) return;
        NpgsqlConnection.ClearAllPools();
        await RunAsUserAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        _folder.Delete(recursive: true);
    }

    public Task StartAsync() => RunAsUserAsync(
        "pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(_folder!.FullName, "log"), "-o",
        $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder.FullName} -c fsync=off -c max_connections=200",
        "start");

    /// <param name="mode">How: smart, fast or immediate.</param>
    public Task StopAsync(string mode) => RunAsUserAsync("pg_ctl", "-D", Data, "-w", "-s", "-m", mode, "stop");

    /// <summary>The connection string of a database.</summary>
    public string ConnectionString(string database = "postgres", string password = Password) => Programs is null
        ? throw SkippingTestFramework.Skip(Missing)
        : new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = _port,
            Username = "postgres",
            Password = password,
            Database = database,
            MaxPoolSize = 50,
        }.ToString();

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using NpgsqlConnection connection = new(ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand create = new($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    // The server refuses to run as root; packages bring a user for it.
    private static Task RunAsUserAsync(string program, params string[] arguments)
    {
        string path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // A server that inherited the pipes would keep them open.
        ProcessStartInfo start = new(
            "/bin/sh", ["-c", "exec \"$@\" </dev/null >/dev/null 2>&1", "sh", program, .. arguments])
        { WorkingDirectory = "/" };
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }

    private static string? FindPrograms()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Directory.Exists("/usr/lib/postgresql"))
            folders = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(
                version => Path.Combine(version, "bin")).Concat(folders);
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
