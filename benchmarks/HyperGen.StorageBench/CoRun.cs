using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace HyperGen.StorageBench;

/// <summary>Two processes of HyperGen and two of the real Optuna at one study for some time.</summary>
internal static class CoRun
{
    private const int OfEach = 2;

    /// <summary>Whether nothing went wrong.</summary>
    /// <param name="storage">Where the study is.</param>
    /// <param name="seconds">How long all work.</param>
    /// <param name="client">A folder with a Python package <c>optuna</c>.</param>
    public static async Task<bool> RunAsync(string storage, int seconds, string client)
    {
        await using (await Study.OpenAsync<BenchConfig>(BenchConfig.Options(storage, int.MaxValue)))
        {
            // There is a study from now on.
        }

        SoakLedger ledger = new();
        SoakProcess[] ours =
            [.. Enumerable.Range(0, OfEach).Select(_ => SoakProcess.Start(ledger, "worker", storage, $"{int.MaxValue}", $"{seconds}"))];
        Process[] theirs = [.. Enumerable.Range(0, OfEach).Select(_ => Python.Start(
            client, "optuna_worker.py", Url(storage), seconds.ToString(CultureInfo.InvariantCulture)))];
        await Task.WhenAll(ours.Select(process => process.Ended));
        foreach (Process process in theirs)
        {
            Console.Write(await process.StandardOutput.ReadToEndAsync());
            process.Dispose();
        }

        StoredStudy study = await ((IStudyCatalog)StorageWorker.StorageAddress.Open(storage)).ReadAsync("bench");
        ledger.Check(study, study.Trials.Count);
        Console.WriteLine($"HyperGen: {ledger.Count} trials of {study.Trials.Count}");
        Console.WriteLine(ledger);
        foreach (string problem in ledger.Problems) Console.WriteLine($"PROBLEM: {problem}");
        return ledger.Problems.Count == 0;
    }

    private static string Url(string storage)
    {
        string place = storage[(storage.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (storage.StartsWith("sqlite:", StringComparison.Ordinal)) return "sqlite:///" + Path.GetFullPath(place);
        NpgsqlConnectionStringBuilder server = new(place);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"postgresql+psycopg2://{server.Username}:{server.Password}@{server.Host}:{server.Port}/{server.Database}");
    }
}
