using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace HyperGen.Suite;

/// <summary>On what, when and how results were made: the head of a report.</summary>
internal static class Circumstances
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <param name="output">Where it goes.</param>
    /// <param name="title">The heading.</param>
    /// <param name="arguments">What the program was called with; of absolute paths only the last part is told.</param>
    public static void Write(TextWriter output, string title, IEnumerable<string> arguments)
    {
        string version = typeof(SearchSpace).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        string date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        output.WriteLine($"# {title}\n");
        output.WriteLine("| | |");
        output.WriteLine("|---|---|");
        output.WriteLine($"| date | {date} |");
        output.WriteLine($"| machine | {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription} |");
        output.WriteLine($"| versions | HyperGen {version}, {RuntimeInformation.FrameworkDescription} |");
        output.WriteLine($"| command | {Command(arguments)} |");
        output.WriteLine();
    }

    /// <summary>The head of what a further run adds to a report.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="arguments">What the program was called with.</param>
    public static void WriteFurther(TextWriter output, IEnumerable<string> arguments) =>
        output.WriteLine($"\nAdded on the same page by {Command(arguments)}:\n");

    private static string Command(IEnumerable<string> arguments)
    {
        IEnumerable<string> shown = arguments.Select(argument => Path.IsPathRooted(argument) ? Path.GetFileName(argument) : argument);
        return $"`dotnet run -c Release --project benchmarks/HyperGen.Suite -- {string.Join(' ', shown)}`";
    }

    private static string Processor()
    {
        string? line = File.Exists(ProcessorFile)
            ? File.ReadLines(ProcessorFile).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
