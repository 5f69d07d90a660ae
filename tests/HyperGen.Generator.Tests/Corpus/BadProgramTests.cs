using System.Collections.Immutable;
using HyperGen.Generator.Tests.Analysis;
using Microsoft.CodeAnalysis;

namespace HyperGen.Generator.Tests.Corpus;

public sealed class BadProgramTests
{
    public static IEnumerable<object[]> Bad => CorpusCase.Names(good: false);

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Bad_program_is_reported_where_it_is_wrong_and_nowhere_else(string name)
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
        Assert.DoesNotContain(compilation.Written.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !IsForGeneration(diagnostic));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Generator_emits_nothing_for_a_type_with_an_error_and_something_otherwise(string name)
    {
        string source = CorpusCase.Named(name).Markup.Source;
        SourceCompilation compilation = SourceCompilation.Of(source);

        ImmutableArray<Diagnostic> found = await compilation.AnalyzeAsync();

        INamedTypeSymbol[] refused = [.. Types(compilation.Generated, found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))];
        Assert.All(refused, type => Assert.DoesNotContain(type.GetMembers(), member => member.Name == "Encode"));
        if (found.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
        {
            Assert.True(compilation.GeneratedFiles > 0);
            Assert.Empty(compilation.CompilerDiagnostics());
        }
    }

    private static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    // A method or field may be given the name of a generated one; only the diagnostic's rule tells so.
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
                if (node is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax && model.GetDeclaredSymbol(node) is INamedTypeSymbol type)
                {
                    yield return type;
                    break;
                }
            }
        }
    }
}
