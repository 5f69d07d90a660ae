using HyperGen.Generator.Tests.Analysis;

namespace HyperGen.Generator.Tests.Corpus;

/// <summary>A small program of the corpus: one that HyperGen objects to, or one that it accepts.</summary>
internal sealed record CorpusCase(string Name, string Source, string? Message)
{
    private const string Good = "ok ";

    private static readonly Lazy<IReadOnlyList<CorpusCase>> Everything = new(() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"),
            "*.corpus").Order(StringComparer.Ordinal).SelectMany(Read)]);

    public static IReadOnlyList<CorpusCase> All => Everything.Value;

    public bool IsGood => Name.StartsWith(Good, StringComparison.Ordinal);

    /// <summary>The identifier of the rule that a bad program is about.</summary>
    public string Id => Name[..6];

    public Markup Markup => Markup.Parse(Source);

    public static IEnumerable<object[]> Names(bool good) =>
        All.Where(program => program.IsGood == good).Select(program => new object[] { program.Name });

    public static CorpusCase Named(string name) => All.Single(program => program.Name == name);

    public override string ToString() => Name;

    private static IEnumerable<CorpusCase> Read(string path)
    {
        foreach (string section in File.ReadAllText(path).Split("=== ").Skip(1))
        {
            string[] lines = section.TrimEnd().Split('\n');
            string? message = lines.Skip(1).FirstOrDefault(line => line.StartsWith("//= ", StringComparison.Ordinal))?[4..];
            string source = string.Join('\n', lines.Skip(1).Where(line => !line.StartsWith("//= ", StringComparison.Ordinal))) + "\n";
            yield return new CorpusCase(lines[0], IsProgram(source) ? source : InConfig(source), message);
        }
    }

    // Most cases are about one property; the type around it goes without saying.
    private static bool IsProgram(string source) => source.Contains("class ", StringComparison.Ordinal)
        || source.Contains("record ", StringComparison.Ordinal)
        || source.Contains("interface ", StringComparison.Ordinal)
        || source.Contains("struct ", StringComparison.Ordinal);

    private static string InConfig(string members) =>
        "[SearchSpace]\npublic sealed partial class Config\n{\n" + members + "    [Range(1, 8)] public int Other { get; init; } = 2;\n}\n";
}
