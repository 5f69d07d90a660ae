namespace HyperGen.CodeFixes;

/// <summary>HG0003: marks the type of a searched property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddSearchSpaceFix)), Shared]
public sealed class AddSearchSpaceFix() : MendingFix("HG0003")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Places.FindAsync<TypeDeclarationSyntax>(document, diagnostic, cancellation).ConfigureAwait(false) is not { } type)
            return null;
        ImmutableArray<TextChange> changes = await Marking.SearchSpaceAsync(document, type, cancellation).ConfigureAwait(false);
        return changes.IsEmpty ? null : Mend.In(document, $"Mark '{type.Identifier.ValueText}' with [SearchSpace]", [.. changes]);
    }
}
