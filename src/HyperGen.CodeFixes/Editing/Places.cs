namespace HyperGen.CodeFixes.Editing;

/// <summary>Finds the syntax that a diagnostic marks.</summary>
internal static class Places
{
    /// <summary>The innermost node of a kind that covers a diagnostic.</summary>
    public static async Task<T?> FindAsync<T>(Document document, Diagnostic diagnostic, CancellationToken cancellation)
        where T : SyntaxNode
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? null
            : root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
    }

    /// <summary>The constructor argument of an attribute by name or position.</summary>
    public static AttributeArgumentSyntax? Argument(AttributeSyntax attribute, string name, int position)
    {
        AttributeArgumentSyntax[] positional = [.. attribute.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null) ?? []];
        return positional.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name)
            ?? positional.Where(argument => argument.NameColon is null).ElementAtOrDefault(position);
    }

    /// <summary>The simple name of an attribute as written: <c>Range</c> of <c>HyperGen.Range</c>.</summary>
    public static SimpleNameSyntax? SimpleName(AttributeSyntax attribute) => attribute.Name switch
    {
        SimpleNameSyntax simple => simple,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        _ => null,
    };
}
