using System.Collections.Immutable;
using HyperGen.Generator.Tests.Analysis;
using Microsoft.CodeAnalysis;

namespace HyperGen.Generator.Tests.Corpus;

public sealed class BadProgramTests
{
    public static IEnumerable<object[]> Bad => CorpusCase.Names(good: false);

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Bad_program_is_reported_where_it_is_wrong_and_is_not_generated(string name)
    {
        CorpusCase program = CorpusCase.Named(name);
        Markup markup = program.Markup;
        SourceCompilation compilation = SourceCompilation.Of(markup.Source);

        ImmutableArray<Diagnostic> found = await compilation.AnalyzeAsync();

        Assert.Equal(
            markup.Expected.Select(mark => $"{mark.Id} '{markup.Source.Substring(mark.Span.Start, mark.Span.Length)}' at {mark.Span}"),
            found.Select(diagnostic => $"{diagnostic.Id} '{Text(diagnostic)}' at {diagnostic.Location.SourceSpan}"));
        Assert.Contains(found, diagnostic => diagnostic.Id == program.Id);
        if (program.Message is { } message) Assert.Contains(message, found.Select(diagnostic => diagnostic.GetMessage()));
        Assert.DoesNotContain(compilation.Written.GetDiagnostics(), diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error && !IsForGeneration(diagnostic));
        AssertGeneratorAgrees(compilation, found);
    }

    // One rule engine: what the analyzer calls an error the generator does not emit, and the other way round.
    private static void AssertGeneratorAgrees(SourceCompilation compilation, IEnumerable<Diagnostic> found)
    {
        Diagnostic[] errors = [.. found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.All(Types(compilation.Generated, errors.Where(error =>
            !error.Id.StartsWith("HG5", StringComparison.Ordinal))), IsNotGenerated);
        if (errors.Length > 0) return;
        Assert.True(compilation.GeneratedFiles > 0);
        Assert.Empty(compilation.CompilerDiagnostics());
    }

    private static void IsNotGenerated(INamedTypeSymbol type) =>
        Assert.DoesNotContain(type.GetMembers().SelectMany(member =>
            member.Locations), place => place.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);

    private static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    // The source before generation lacks what is generated.
    private static bool IsForGeneration(Diagnostic diagnostic) => diagnostic.Id is "CS0117" or "CS0311" or "CS0315";

    // The search space that a diagnostic speaks about: the type around it, or in it.
    private static IEnumerable<INamedTypeSymbol> Types(Compilation compilation, IEnumerable<Diagnostic> errors)
    {
        foreach (Diagnostic error in errors)
        {
            SyntaxTree tree = error.Location.SourceTree!;
            SyntaxNode? node = tree.GetRoot().FindNode(error.Location.SourceSpan);
            SemanticModel model = compilation.GetSemanticModel(tree);
            for (; node is not null; node = node.Parent)
            {
                if (node is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax
                    && model.GetDeclaredSymbol(node) is INamedTypeSymbol type)
                {
                    yield return type;
                    break;
                }
            }
        }
    }
}
