using System.Text.RegularExpressions;

namespace HyperGen.Generator.Tests.Pages;

/// <summary>A page of <c>docs/rules</c>.</summary>
internal sealed record RulePage(string Id, string Text)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Pages");

    public static IReadOnlyList<RulePage> All { get; } =
    [
        .. Directory.GetFiles(Folder, "HG*.md").Order(StringComparer.Ordinal)
            .Select(path => new RulePage(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    public static string Index => File.ReadAllText(Path.Combine(Folder, "README.md"));

    public string Bad => Code("Bad");

    public string Good => Code("Good");

    public bool Has(string heading) => Text.Contains($"\n## {heading}\n\n", StringComparison.Ordinal);

    private string Code(string heading) =>
        Regex.Match(Text, $"## {heading}\n\n```csharp\n(.*?)```", RegexOptions.Singleline) is { Success: true } block
            ? block.Groups[1].Value
            : throw new FormatException($"{Id} has no code under '{heading}'.");
}
