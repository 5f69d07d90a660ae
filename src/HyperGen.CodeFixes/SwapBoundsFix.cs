namespace HyperGen.CodeFixes;

/// <summary>HG1001, HG1025: swaps the bounds of a range, or its hard limits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwapBoundsFix)), Shared]
public sealed class SwapBoundsFix() : MendingFix("HG1001", "HG1025")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Places.FindAsync<AttributeSyntax>(document, diagnostic, cancellation).ConfigureAwait(false) is not { } attribute)
            return null;
        if (Places.Argument(attribute, "low", 0)?.Expression is not { } low
            || Places.Argument(attribute, "high", 1)?.Expression is not { } high)
        {
            return null;
        }
        return Mend.In(document, "Swap the bounds", new TextChange(low.Span, high.ToString()), new TextChange(high.Span, low.ToString()));
    }
}
