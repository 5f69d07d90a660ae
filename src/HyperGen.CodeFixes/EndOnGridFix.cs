using HyperGen.Generator.Rules;

namespace HyperGen.CodeFixes;

/// <summary>HG1010: ends a range on the last point of its grid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndOnGridFix)), Shared]
public sealed class EndOnGridFix() : MendingFix("HG1010")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(Repair.Key, out string? last) || last is null) return null;
        var attribute = await Places.FindAsync<AttributeSyntax>(document, diagnostic, cancellation).ConfigureAwait(false);
        return attribute is not null && Places.Argument(attribute, "high", 1) is { } high
            ? Mend.In(document, $"End the range on {last}", new TextChange(high.Expression.Span, last))
            : null;
    }
}
