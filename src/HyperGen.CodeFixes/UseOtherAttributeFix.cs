using HyperGen.Generator.Rules;

namespace HyperGen.CodeFixes;

/// <summary>HG1006, HG2003, HG2004: puts the attribute that fits in place of the one that is there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseOtherAttributeFix)), Shared]
public sealed class UseOtherAttributeFix() : MendingFix("HG1006", "HG2003", "HG2004")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Places.FindAsync<AttributeSyntax>(document, diagnostic, cancellation).ConfigureAwait(false) is not { } attribute)
            return null;
        if (Places.SimpleName(attribute) is not { } name
            || name.Identifier.ValueText is not ("Range" or "RangeAttribute" or "LogUniform" or "LogUniformAttribute"))
        {
            return null;
        }
        if (diagnostic.Id == "HG1006")
        {
            return diagnostic.Properties.TryGetValue(Repair.Key, out string? fitting) && fitting is not null
                ? Mend.In(document, $"Use [{fitting}]", new TextChange(TextSpan.FromBounds(name.SpanStart, attribute.Span.End), fitting))
                : null;
        }

        if (diagnostic.Id == "HG2003") return Mend.In(document, "Use [LogUniform]", new TextChange(name.Span, "LogUniform"));
        return name.Identifier.ValueText.StartsWith("LogUniform", StringComparison.Ordinal)
            ? Mend.In(document, "Use [Range]", new TextChange(name.Span, "Range"))
            : attribute.ArgumentList?.Arguments
                .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Log") is { } log
                && Removal.Of(log.Expression) is { } removal
                    ? Mend.In(document, "Remove 'Log'", removal)
                    : null;
    }
}
