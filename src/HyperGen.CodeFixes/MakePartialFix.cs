namespace HyperGen.CodeFixes;

/// <summary>HG0001, HG0002: makes the search space and every type around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix() : MendingFix("HG0001", "HG0002")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Places.FindAsync<TypeDeclarationSyntax>(document, diagnostic, cancellation).ConfigureAwait(false) is not { } type)
            return null;

        // A container is reported once; the types between it and its search spaces need the same.
        TextChange[] changes =
        [
            .. type.DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Where(inner => inner.AttributeLists.SelectMany(list => list.Attributes).Any(IsMarker))
                .Append(type)
                .SelectMany(Marking.Partial)
                .Distinct(),
        ];
        return changes is [] ? null : Mend.In(document, $"Make '{type.Identifier.ValueText}' partial", changes);
    }

    private static bool IsMarker(AttributeSyntax attribute) => Places.SimpleName(attribute)?.Identifier.ValueText is { } name
        && (name.StartsWith("SearchSpace", StringComparison.Ordinal));
}
