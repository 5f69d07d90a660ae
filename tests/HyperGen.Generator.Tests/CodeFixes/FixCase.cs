namespace HyperGen.Generator.Tests.CodeFixes;

/// <summary>A program before and after a fix.</summary>
internal sealed record FixCase(string Name, string Before, string After)
{
    private static readonly Lazy<IReadOnlyList<FixCase>> Everything = new(() =>
    [
        .. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "CodeFixes", "fixes.corpus")).Split("=== ").Skip(1).Select(Read),
    ]);

    public static IReadOnlyList<FixCase> All => Everything.Value;

    public string Id => Name[..6];

    public static FixCase Named(string name) => All.Single(fix => fix.Name == name);

    private static FixCase Read(string section)
    {
        int line = section.IndexOf('\n');
        string[] programs = section[(line + 1)..].Split("--->\n");
        return new FixCase(section[..line], Whole(programs[0]), Whole(programs[1]));
    }

    private static string Whole(string source) =>
        source.Contains("class ", StringComparison.Ordinal) || source.Contains("record ", StringComparison.Ordinal)
        ? source
        : "[SearchSpace]\npublic sealed partial class Config\n{\n" + source + "}\n";
}
