using HyperGen.Generator.Tests.Analysis;
using HyperGen.Generator.Tests.Corpus;
using Microsoft.CodeAnalysis;

namespace HyperGen.Generator.Tests.Rules;

/// <summary>Every rule obeys the switches that users know.</summary>
public sealed class SeverityTests
{
    public static IEnumerable<object[]> Ids =>
        CorpusCase.All.Where(program => !program.IsGood).Select(program => program.Id).Distinct().Select(id => new object[] { id });

    [Fact]
    public void Every_rule_has_a_bad_program_with_its_message()
    {
        string[] rules = [.. SourceCompilation.Analyzers.SelectMany(analyzer =>
            analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order()];

        Assert.Equal(rules, CorpusCase.All.Where(program => !program.IsGood).Select(program => program.Id).Distinct().Order());
        Assert.Equal(rules, CorpusCase.All.Where(program => program.Message is not null).Select(program => program.Id).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Pragma_silences_the_rule(string id)
    {
        SourceCompilation compilation = SourceCompilation.Of($"#pragma warning disable {id}\n{Bad(id)}");

        Assert.DoesNotContain(await compilation.AnalyzeAsync(), diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Editorconfig_silences_the_rule(string id)
    {
        SourceCompilation compilation = SourceCompilation.Of(new EditorConfig($"[*.cs]\ndotnet_diagnostic.{id}.severity = none\n"),
            Bad(id));

        Assert.DoesNotContain(await compilation.AnalyzeAsync(), diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Editorconfig_changes_the_severity_of_the_rule(string id)
    {
        DiagnosticSeverity other = SourceCompilation.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .First(rule =>
                rule.Id == id).DefaultSeverity == DiagnosticSeverity.Warning ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        SourceCompilation compilation = SourceCompilation.Of(
            new EditorConfig($"[*.cs]\ndotnet_diagnostic.{id}.severity = {other.ToString().ToLowerInvariant()}\n"), Bad(id));

        IEnumerable<Diagnostic> found = (await compilation.AnalyzeAsync()).Where(diagnostic => diagnostic.Id == id);

        Assert.NotEmpty(found);
        Assert.All(found, diagnostic => Assert.Equal(other, diagnostic.Severity));
    }

    private static string Bad(string id) => CorpusCase.All.First(program => !program.IsGood && program.Id == id).Markup.Source;
}
