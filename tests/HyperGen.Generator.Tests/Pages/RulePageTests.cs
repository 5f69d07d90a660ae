using System.Collections.Immutable;
using HyperGen.Generator.Tests.Analysis;
using Microsoft.CodeAnalysis;

namespace HyperGen.Generator.Tests.Pages;

public sealed class RulePageTests
{
    public static IEnumerable<object[]> Ids => RulePage.All.Select(page => new object[] { page.Id });

    private static ImmutableDictionary<string, DiagnosticDescriptor> Descriptors { get; } = SourceCompilation.Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics).ToImmutableDictionary(descriptor => descriptor.Id);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Bad_code_of_a_page_fires_its_rule_and_no_other(string id)
    {
        SourceCompilation compilation = SourceCompilation.Of(Page(id).Bad);

        Assert.Equal([id], (await compilation.AnalyzeAsync()).Select(diagnostic => diagnostic.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Good_code_of_a_page_compiles_in_silence(string id)
    {
        SourceCompilation compilation = SourceCompilation.Of(Page(id).Good);

        Assert.Empty(await compilation.AnalyzeAsync());
        Assert.Empty(compilation.CompilerDiagnostics());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_its_parts_and_the_severity_of_the_rule(string id)
    {
        RulePage page = Page(id);

        Assert.All(new[] { "Cause", "Bad", "Good", "How to fix", "When to suppress" }, heading => Assert.True(page.Has(heading), heading));
        string severity = Descriptors[id].DefaultSeverity is DiagnosticSeverity.Info
            ? "Information"
            : Descriptors[id].DefaultSeverity.ToString();
        Assert.Contains($"\n| {severity} |", page.Text);
        Assert.Contains($"| [{id}]({id}.md) | {severity} |", RulePage.Index);
        Assert.StartsWith($"# {id}: ", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_a_page_and_a_help_link_to_it()
    {
        Assert.Equal(Descriptors.Keys.Order(StringComparer.Ordinal), RulePage.All.Select(page => page.Id));
        Assert.All(Descriptors.Values, rule => Assert.EndsWith($"/docs/rules/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal));
    }

    [Fact]
    public void Release_files_list_every_rule_with_its_severity()
    {
        string releases = string.Concat(
            Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Pages"), "AnalyzerReleases.*.md").Select(File.ReadAllText));

        IEnumerable<string> listed = releases.Split('\n').Where(line => line.StartsWith("HG", StringComparison.Ordinal));

        Assert.Equal(
            Descriptors.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal)
                .Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"),
            listed);
    }

    private static RulePage Page(string id) => RulePage.All.Single(page => page.Id == id);
}
