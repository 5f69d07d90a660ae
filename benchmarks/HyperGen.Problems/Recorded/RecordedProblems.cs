using System.Runtime.InteropServices;
using HyperGen.Problems.Recorded.Networks;

namespace HyperGen.Problems.Recorded;

/// <summary>Reads recorded problems from a folder that has problems/*.json beside their data files.</summary>
/// <remarks>
/// Tables, surrogate networks and pools of learning curves are evaluated here. Kinds that need another program to run
/// (live training) are left out.
/// </remarks>
public static class RecordedProblems
{
    /// <summary>The budget for problems that state none of their own.</summary>
    public const int DefaultTrials = 100;

    /// <summary>Loads every problem in <paramref name="folder"/> whose name starts with one of <paramref name="prefixes"/>.</summary>
    /// <param name="folder">A folder with a subfolder "problems".</param>
    /// <param name="prefixes">The beginnings of the names wanted; none for all.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<Problem> Load(string folder, params IReadOnlyCollection<string> prefixes)
    {
        string descriptions = Path.Combine(folder, "problems");
        if (!Directory.Exists(descriptions))
            throw new DirectoryNotFoundException(
                $"'{folder}' has no subfolder 'problems'; give the folder that holds the recorded problems.");

        var networks = new Dictionary<string, Network>();
        return
        [
            .. Directory.EnumerateFiles(descriptions, "*.json")
                .Where(path => Catalogue.IsSelected(Path.GetFileNameWithoutExtension(path), prefixes))
                .Order(StringComparer.Ordinal)
                .Select(ProblemFile.Read)
                .Select(file => Open(folder, file, networks))
                .OfType<Problem>(),
        ];
    }

    /// <summary>Reads a file of little-endian 32-bit floats.</summary>
    internal static float[] Floats(string folder, string file) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, file))).ToArray();

    private static Problem? Open(string folder, ProblemFile file, Dictionary<string, Network> networks) => file switch
    {
        { Table: { } table } => new TabularProblem(file, Floats(folder, table.File)),
        { Pool: { } pool } => new PoolProblem(file, Floats(folder, pool.Curves)),
        { Kind: "surrogate", Surrogate: { } surrogate } => new SurrogateProblem(file, Shared(folder, surrogate.Net, networks)),
        _ => null,
    };

    private static Network Shared(string folder, string net, Dictionary<string, Network> networks) =>
        networks.TryGetValue(net, out Network? network)
            ? network
            : networks[net] = NetworkReader.Read(folder, net);
}
