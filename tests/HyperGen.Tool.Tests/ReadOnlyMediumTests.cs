using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace HyperGen.Tool.Tests;

/// <summary>Databases where nothing can be written, as on a disc or in a snapshot.</summary>
public sealed class ReadOnlyMediumTests : IDisposable
{
    // The folder becomes a mount of its own that may not be written, in a namespace of the process alone.
    private const string Script = "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" && exec dotnet \"$2\" list -s \"$1/$3\"";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hypergen # 100% ro-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ReadOnlyMediumFact]
    public async Task Study_in_a_database_with_write_ahead_log_is_listed()
    {
        await WriteAsync("studies.db");
        (string output, string error) = await ListAsync("studies.db");
        Assert.Equal("", error);
        Assert.Contains("copied", output, StringComparison.Ordinal);
    }

    [ReadOnlyMediumFact]
    public async Task Database_of_which_a_part_is_in_its_log_is_refused_with_the_way_to_read_it()
    {
        await WriteAsync("studies.db");
        string path = Path.Combine(_folder.FullName, "studies.db");
        await using (SqliteConnection open = new($"Data Source={path};Pooling=False"))
        {
            await open.OpenAsync();
            await using SqliteCommand change = open.CreateCommand();
            change.CommandText = "UPDATE studies SET study_name = 'renamed'";
            await change.ExecuteNonQueryAsync();
            File.Copy(path, Path.Combine(_folder.FullName, "copy.db"));
            File.Copy(path + "-wal", Path.Combine(_folder.FullName, "copy.db-wal"));
        }

        (string output, string error) = await ListAsync("copy.db");
        Assert.Equal("", output);
        Assert.Contains("copy.db-wal", error, StringComparison.Ordinal);
        Assert.Contains("Copy both files", error, StringComparison.Ordinal);
    }

    private async Task WriteAsync(string name)
    {
        SqliteStorage storage = SqliteStorage.Open(Path.Combine(_folder.FullName, name));
        await storage.WriteAsync(new StoredStudy { Name = "copied", Directions = [StudyDirection.Minimize] });
    }

    private async Task<(string Output, string Error)> ListAsync(string name)
    {
        ProcessStartInfo start = new("unshare", ["-rm", "sh", "-c", Script, "sh", _folder.FullName, typeof(HypergenCommand).Assembly.Location, name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (output, await error);
    }
}
