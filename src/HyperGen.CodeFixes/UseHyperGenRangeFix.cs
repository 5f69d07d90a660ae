namespace HyperGen.CodeFixes;

/// <summary>HG1013, CS0104: says that <c>[Range]</c> is the attribute of HyperGen and not that of DataAnnotations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseHyperGenRangeFix)), Shared]
public sealed class UseHyperGenRangeFix() : MendingFix("HG1013", "CS0104")
{
    private const string Alias = "using RangeAttribute = HyperGen.RangeAttribute;";

    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Places.FindAsync<AttributeSyntax>(document, diagnostic, cancellation).ConfigureAwait(false) is not { } attribute)
            return null;
        if (attribute.Name is not IdentifierNameSyntax)
            return diagnostic.Id == "HG1013"
                ? Mend.In(document, "Use [HyperGen.Range]", new TextChange(attribute.Name.Span, "HyperGen.Range"))
                : null;
        if (Places.SimpleName(attribute)?.Identifier.ValueText is not ("Range" or "RangeAttribute")) return null;
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not CompilationUnitSyntax unit) return null;
        if (unit.Usings.Any(line => line.Alias?.Name.Identifier.ValueText == "RangeAttribute")) return null;
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        string lineBreak = text.Lines[0].EndIncludingLineBreak > text.Lines[0].End
            ? text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak))
            : "\n";
        TextChange change = unit.Usings.LastOrDefault() is { } last
            ? new(new TextSpan(last.Span.End, 0), lineBreak + Alias)
            : new(new TextSpan(unit.Members.FirstOrDefault()?.SpanStart ?? 0, 0), Alias + lineBreak + lineBreak);
        return Mend.In(document, "Let [Range] mean HyperGen.RangeAttribute in this file", change);
    }
}
