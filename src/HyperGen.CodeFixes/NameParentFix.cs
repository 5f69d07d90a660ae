namespace HyperGen.CodeFixes;

/// <summary>HG4001: names the member that a misspelt condition was meant for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameParentFix)), Shared]
public sealed class NameParentFix() : MendingFix("HG4001")
{
    private const int MostEdits = 3;

    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var literal = await Places.FindAsync<LiteralExpressionSyntax>(document, diagnostic, cancellation).ConfigureAwait(false);
        if (literal is not { Token.Value: string written }) return null;
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (literal.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration) return null;
        if (model?.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type) return null;
        var nearest = type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property.GetAttributes().Any(attribute => attribute.AttributeClass?.ContainingNamespace.Name == "HyperGen"))
            .Select(property => (property.Name, Edits: EditDistance.Between(property.Name, written)))
            .Where(candidate => candidate.Edits <= MostEdits && candidate.Edits < candidate.Name.Length)
            .OrderBy(candidate => candidate.Edits)
            .FirstOrDefault();
        return nearest.Name is null
            ? null
            : Mend.In(document, $"Use nameof({nearest.Name})", new TextChange(literal.Span, $"nameof({nearest.Name})"));
    }
}
