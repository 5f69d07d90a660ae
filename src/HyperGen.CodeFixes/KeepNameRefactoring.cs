using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace HyperGen.CodeFixes;

/// <summary>Offers <c>[FormerlyNamed]</c> with the present name of a searched property, to be taken before the property is
/// renamed.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(KeepNameRefactoring)), Shared]
public sealed class KeepNameRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not PropertyDeclarationSyntax property || !property.Identifier.Span.Contains(context.Span))
            return;
        AttributeSyntax[] attributes = [.. property.AttributeLists.SelectMany(list => list.Attributes)];
        string name = property.Identifier.ValueText;
        if (attributes.LastOrDefault(IsDomain) is not { } domain || attributes.Any(attribute => Keeps(attribute, name))) return;
        Mend mend = Mend.In(
            context.Document,
            $"Keep the stored trials of '{name}' before renaming it",
            new TextChange(new TextSpan(domain.Span.End, 0), $", FormerlyNamed({SymbolDisplay.FormatLiteral(name, quote: true)})"));
        Solution solution = context.Document.Project.Solution;
        context.RegisterRefactoring(CodeAction.Create(
            mend.Title, cancellation => Mend.ApplyAsync(solution, [mend], cancellation), nameof(KeepNameRefactoring)));
    }

    private static bool IsDomain(AttributeSyntax attribute) =>
        Places.SimpleName(attribute)?.Identifier.ValueText is "Range" or "LogUniform" or "Choice" or "Nested";

    private static bool Keeps(AttributeSyntax attribute, string name) =>
        Places.SimpleName(attribute)?.Identifier.ValueText is "FormerlyNamed"
        && attribute.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string kept } }] && kept == name;
}
