using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace HyperGen.Generator.Tests.Harness;

/// <summary>
/// Compares generated files with accepted ones: a folder per test under Snapshots, a file per hint name. A difference leaves
/// <c>*.received.cs</c> beside <c>*.verified.cs</c>; the environment variable HYPERGEN_ACCEPT_SNAPSHOTS=1 accepts what is generated.
/// </summary>
internal static class Snapshot
{
    private static bool Accepts => Environment.GetEnvironmentVariable("HYPERGEN_ACCEPT_SNAPSHOTS") == "1";

    /// <summary>Compiles the source without a warning, checks that a second run writes nothing anew, and compares.</summary>
    public static void Check(string source, [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        GeneratorRun run = Program.Compile(source);
        Assert.NotEmpty(run.Files);
        Assert.All(run.Reparsed().OutputReasons(), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        string folder = Path.Combine(Path.GetDirectoryName(file)!, "..", "Snapshots", test);
        Directory.CreateDirectory(folder);
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string hint, string text) in run.Files)
        {
            Assert.DoesNotContain('\r', text);
            string name = hint.Replace(".HyperGen.g.cs", "");
            expected.Add($"{name}.verified.cs");
            Compare(Path.Combine(folder, name), text);
        }

        foreach (string path in Directory.GetFiles(folder, "*.verified.cs"))
        {
            if (expected.Contains(Path.GetFileName(path))) continue;
            if (Accepts) File.Delete(path);
            else Assert.Fail($"{path} is an orphan: no file of its name is generated.");
        }
    }

    /// <summary>Folders of snapshots that no test names.</summary>
    public static IEnumerable<string> OrphanFolders(IEnumerable<string> tests, [CallerFilePath] string file = "")
    {
        string root = Path.Combine(Path.GetDirectoryName(file)!, "..", "Snapshots");
        return Directory.GetDirectories(root).Select(path => Path.GetFileName(path)!).Except(tests);
    }

    private static void Compare(string path, string text)
    {
        string verified = $"{path}.verified.cs";
        string received = $"{path}.received.cs";
        string? accepted = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (accepted == text)
        {
            File.Delete(received);
            return;
        }

        if (Accepts)
        {
            File.WriteAllText(verified, text);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Equal(accepted, text);
    }
}
