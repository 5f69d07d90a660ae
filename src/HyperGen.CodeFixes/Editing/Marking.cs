namespace HyperGen.CodeFixes.Editing;

/// <summary>Makes a type a search space: <c>partial</c>, around it too, and <c>[SearchSpace]</c>.</summary>
internal static class Marking
{
    /// <summary>Inserts <c>partial</c> where a type or one of those around it lacks it.</summary>
    public static IEnumerable<TextChange> Partial(TypeDeclarationSyntax type) => type.AncestorsAndSelf()
        .OfType<TypeDeclarationSyntax>()
        .Where(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        .Select(declaration => new TextChange(new TextSpan(declaration.Keyword.SpanStart, 0), "partial "));

    /// <summary>Makes a type a search space, or nothing for a type that cannot be one.</summary>
    public static async Task<ImmutableArray<TextChange>> SearchSpaceAsync(
        Document document, TypeDeclarationSyntax type, CancellationToken cancellation)
    {
        if (type is InterfaceDeclarationSyntax || type.Modifiers.Any(SyntaxKind.StaticKeyword)
            || type.Modifiers.Any(SyntaxKind.AbstractKeyword))
        {
            return [];
        }
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        bool isInScope = model!.LookupNamespacesAndTypes(type.SpanStart, name: "SearchSpaceAttribute")
            .Any(symbol => symbol.ContainingNamespace.Name == "HyperGen");
        TextLine line = text.Lines.GetLineFromPosition(type.SpanStart);
        string indent = text.ToString(TextSpan.FromBounds(line.Start, type.SpanStart));
        string separator = string.IsNullOrWhiteSpace(indent) ? LineBreak(text, line) + indent : " ";
        string attribute = isInScope ? "SearchSpace" : "HyperGen.SearchSpace";
        return [new TextChange(new TextSpan(type.SpanStart, 0), $"[{attribute}]{separator}"), .. Partial(type)];
    }

    /// <summary>The mend that makes a type of the solution a search space; none for a type of somebody else's.</summary>
    public static async Task<Mend?> SearchSpaceAsync(ITypeSymbol? type, Solution solution, CancellationToken cancellation)
    {
        if (type?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference) return null;
        if (await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not TypeDeclarationSyntax declaration) return null;
        if (solution.GetDocument(reference.SyntaxTree) is not { } document) return null;
        ImmutableArray<TextChange> changes = await SearchSpaceAsync(document, declaration, cancellation).ConfigureAwait(false);
        return changes.IsEmpty ? null : Mend.In(document, $"Mark '{declaration.Identifier.ValueText}' with [SearchSpace]", [.. changes]);
    }

    private static string LineBreak(SourceText text, TextLine line) =>
        line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
}
