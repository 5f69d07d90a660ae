using HyperGen.StorageWorker;
using HyperGen.Tool.Tests;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>The command line on a database that is named by an address.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class CommandLineTests(PostgreSqlServer server)
{
    [Fact]
    public async Task Study_is_copied_listed_checked_enqueued_to_and_deleted()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync(server);
        using TemporaryFolder folder = new();
        string journal = folder.File("study.jsonl");
        string address = Address(database.ConnectionString);
        await using (IStudyLog log = await JournalStorage.Open(journal).OpenAsync(DatabaseStudies.Declaration))
        {
            await log.CommitAsync(_ =>
            [
                new TrialStarted(0, [1, 0.01, 3, 0, double.NaN], log.Worker, DateTimeOffset.UnixEpoch.AddYears(50)),
                new TrialTold(0, TrialState.Complete, 0.25, TimeSpan.FromSeconds(1), null),
            ]);
        }

        await DoneAsync("copy", DatabaseStudies.Study, journal, address);
        Assert.Contains("1 complete", await DoneAsync("list", "-s", address), StringComparison.Ordinal);
        Assert.Contains("best 0.25 in trial 0", await DoneAsync("show", "-s", address), StringComparison.Ordinal);
        Assert.Equal("Nothing found.\n", await DoneAsync("check", "-s", address));
        Assert.Equal(
            await DoneAsync("export", "-s", journal, "--format", "json"), await DoneAsync("export", "-s", address, "--format", "json"));
        await DoneAsync("delete", DatabaseStudies.Study, "-s", address, "--yes");
        Assert.Equal("No studies.\n", await DoneAsync("list", "-s", address));
    }

    private static string Address(string connectionString)
    {
        Npgsql.NpgsqlConnectionStringBuilder settings = new(connectionString);
        string user = $"{settings.Username}:{Uri.EscapeDataString(PostgreSqlServer.Password)}";
        return $"postgresql://{user}@{settings.Host}:{settings.Port}/{settings.Database}";
    }

    private static async Task<string> DoneAsync(params string[] arguments)
    {
        ToolRun run = await ToolRun.OfAsync(arguments);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.DoesNotContain(PostgreSqlServer.Password, run.Out, StringComparison.Ordinal);
        return run.Out;
    }
}
