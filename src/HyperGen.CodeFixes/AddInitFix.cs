namespace HyperGen.CodeFixes;

/// <summary>HG0007: adds an <c>init</c> accessor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddInitFix)), Shared]
public sealed class AddInitFix() : MendingFix("HG0007")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var property = await Places.FindAsync<PropertyDeclarationSyntax>(document, diagnostic, cancellation).ConfigureAwait(false);
        return property?.AccessorList?.Accessors is [{ Body: null, ExpressionBody: null } getter]
            ? Mend.In(
                document,
                $"Add 'init' to '{property.Identifier.ValueText}'",
                new TextChange(new TextSpan(getter.Span.End, 0), " init;"))
            : null;
    }
}
