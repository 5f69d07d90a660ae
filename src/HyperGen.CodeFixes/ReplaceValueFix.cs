using HyperGen.Generator.Rules;

namespace HyperGen.CodeFixes;

/// <summary>
/// HG1003, HG1004, HG1007, HG1017, HG1018, HG1024, HG1029, HG2002, HG2005: puts the nearest valid value in place of a bound, a default,
/// a centre or a limit.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceValueFix)), Shared]
public sealed class ReplaceValueFix() : MendingFix(
    "HG1003", "HG1004", "HG1007", "HG1017", "HG1018", "HG1024", "HG1029", "HG2002", "HG2005")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(Repair.Key, out string? replacement) || replacement is null) return null;
        return await Places.FindAsync<ExpressionSyntax>(document, diagnostic, cancellation).ConfigureAwait(false) is { } value
            && value.Span == diagnostic.Location.SourceSpan
            ? Mend.In(document, $"Use {replacement}", new TextChange(value.Span, replacement))
            : null;
    }
}
