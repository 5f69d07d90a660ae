using System.Collections.Immutable;
using HyperGen.Generator.Analyzers;
using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules;
using HyperGen.Generator.Tests.Analysis;
using HyperGen.Generator.Tests.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RuleSet = HyperGen.Generator.Rules.RuleSet;

namespace HyperGen.Generator.Tests.Rules;

/// <summary>Takes one rule out at a time: the programs about it must then fail their test, or the test would prove nothing.</summary>
public sealed class MutationTests
{
    public static IEnumerable<object[]> Ids => SourceCompilation.Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule =>
            rule.Id).Distinct().Order(StringComparer.Ordinal).Select(id => new object[] { id });

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Program_about_a_rule_goes_unnoticed_without_it(string id)
    {
        Markup markup = CorpusCase.All.First(program => !program.IsGood && program.Id == id).Markup;

        IEnumerable<Diagnostic> found = await SourceCompilation.Of(markup.Source).AnalyzeAsync(Without(id));

        Assert.NotEqual(markup.Expected.Select(mark =>
            (mark.Id, mark.Span)), found.Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)));
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Program_about_a_rule_is_noticed_with_it(string id)
    {
        Markup markup = CorpusCase.All.First(program => !program.IsGood && program.Id == id).Markup;

        IEnumerable<Diagnostic> found = await SourceCompilation.Of(markup.Source).AnalyzeAsync(Without("none"));

        Assert.Equal(markup.Expected.Select(mark =>
            (mark.Id, mark.Span)), found.Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)));
    }

    [Fact]
    public void Error_rules_alone_keep_the_generator_silent()
    {
        foreach (Rule rule in RuleSet.All.Where(rule => rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Error))
        {
            CorpusCase program = CorpusCase.All.First(program => !program.IsGood && program.Id == rule.Descriptor.Id);
            SourceCompilation compilation = SourceCompilation.Of(program.Markup.Source);
            SpaceDeclaration[] spaces =
            [
                .. compilation.Written.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
                    .Select(type => SpaceReader.Read(type, compilation.Written, default)).OfType<SpaceDeclaration>(),
            ];

            Assert.True(spaces.Any(space => Finds(rule, space)), rule.Descriptor.Id);
            Assert.All(spaces.Where(space => Finds(rule, space)), space => Assert.False(RuleSet.IsValid(space, default)));
        }
    }

    private static bool Finds(Rule rule, SpaceDeclaration space)
    {
        RuleContext context = new(null, default);
        rule.Check(space, context);
        return context.HasErrors;
    }

    private static ImmutableArray<DiagnosticAnalyzer> Without(string id) =>
    [
        .. SourceCompilation.Analyzers.Where(analyzer =>
            analyzer is not SearchSpaceAnalyzer && analyzer.SupportedDiagnostics.All(rule => rule.Id != id)),
        new RulesExcept(id),
    ];

    /// <summary>The analyzer of search spaces with one rule taken out.</summary>
#pragma warning disable RS1001 // It is made by hand and never found by attribute.
    private sealed class RulesExcept(string id) : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        private readonly ImmutableArray<Rule> _rules = [.. RuleSet.All.Where(rule => rule.Descriptor.Id != id)];

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [.. _rules.Select(rule => rule.Descriptor)];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(Check, SymbolKind.NamedType);
        }

        private void Check(SymbolAnalysisContext context)
        {
            if (SpaceReader.Read((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { } space) return;
            foreach (Rule rule in _rules) rule.Check(space, new RuleContext(context.ReportDiagnostic, context.CancellationToken));
        }
    }
}
