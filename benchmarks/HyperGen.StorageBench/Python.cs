using System.Diagnostics;

namespace HyperGen.StorageBench;

/// <summary>Starts the real Optuna.</summary>
internal static class Python
{
    /// <param name="client">A folder with a Python package <c>optuna</c>.</param>
    /// <param name="script">The file beside this program.</param>
    /// <param name="arguments">What it is given.</param>
    public static Process Start(string client, string script, params string[] arguments)
    {
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("HYPERGEN_PYTHON") ?? "/usr/bin/python3",
            [Path.Combine(AppContext.BaseDirectory, script), .. arguments])
        { RedirectStandardOutput = true };
        start.Environment["PYTHONPATH"] = client;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        return Process.Start(start)!;
    }
}
