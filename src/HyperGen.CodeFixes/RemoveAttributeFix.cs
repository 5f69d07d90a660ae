namespace HyperGen.CodeFixes;

/// <summary>HG0009, HG0015, HG0016, HG1022, HG1027, HG1028, HG4012: removes an attribute that is one too many, or has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
public sealed class RemoveAttributeFix() : MendingFix("HG0009", "HG0015", "HG0016", "HG1022", "HG1027", "HG1028", "HG4012")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Places.FindAsync<AttributeSyntax>(document, diagnostic, cancellation).ConfigureAwait(false) is not { } attribute)
            return null;
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return Mend.In(document, $"Remove [{attribute.Name}]", Removal.OfAttribute(attribute, text));
    }
}
