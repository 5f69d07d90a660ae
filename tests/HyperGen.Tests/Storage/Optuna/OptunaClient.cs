using System.Diagnostics;

namespace HyperGen.Tests.Storage.Optuna;

/// <summary>A process of the real Optuna, driven by optuna_client.py.</summary>
internal sealed class OptunaClient : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private OptunaClient(string[] arguments)
    {
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("HYPERGEN_PYTHON") ?? "/usr/bin/python3",
            [Path.Combine(AppContext.BaseDirectory, "Storage", "Optuna", "optuna_client.py"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONPATH"] = $"{Folder}:{Dashboard}";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public static string? Folder => Environment.GetEnvironmentVariable("HYPERGEN_OPTUNA") is { Length: > 0 } folder ? folder : null;

    /// <summary>The folder that holds the package of Optuna's dashboard.</summary>
    public static string? Dashboard =>
        Environment.GetEnvironmentVariable("HYPERGEN_OPTUNA_DASHBOARD") is { Length: > 0 } folder ? folder : null;

    public static OptunaClient Start(params string[] arguments) => new(arguments);

    public static async Task<OptunaStudy> DumpAsync(string journal, string study)
    {
        using OptunaClient client = Start("dump", journal, study);
        return OptunaStudy.Parse(await client.OutputAsync());
    }

    public Task<string?> LineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>All it prints, once it has ended well.</summary>
    public async Task<string> OutputAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        Assert.True(_process.ExitCode == 0, await _errors);
        return output;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
