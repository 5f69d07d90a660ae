namespace HyperGen.CodeFixes;

/// <summary>HG3012, HG4006, HG5001: marks the alternative, the nested type or the config type of a study.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkTypeFix)), Shared]
public sealed class MarkTypeFix() : MendingFix("HG3012", "HG4006", "HG5001")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (model is null || root is null) return null;
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        SyntaxNode? named = diagnostic.Id switch
        {
            "HG3012" => node.FirstAncestorOrSelf<TypeOfExpressionSyntax>()?.Type,
            "HG4006" => node.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.Type ?? node.FirstAncestorOrSelf<ParameterSyntax>()?.Type,
            _ => node,
        };
        ITypeSymbol? type = named is null ? null : model.GetTypeInfo(named, cancellation).Type;
        return await Marking.SearchSpaceAsync(type, document.Project.Solution, cancellation).ConfigureAwait(false);
    }
}
