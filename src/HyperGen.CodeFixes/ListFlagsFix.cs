namespace HyperGen.CodeFixes;

/// <summary>HG3006: lists the members of a flags enum.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ListFlagsFix)), Shared]
public sealed class ListFlagsFix() : MendingFix("HG3006")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Places.FindAsync<AttributeSyntax>(document, diagnostic, cancellation).ConfigureAwait(false) is not { } attribute)
            return null;
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        TypeSyntax? written = attribute.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.Type
            ?? attribute.FirstAncestorOrSelf<ParameterSyntax>()?.Type;
        if (written is null || model?.GetTypeInfo(written, cancellation).Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
            return null;
        IEnumerable<string> members = type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field.HasConstantValue)
            .Select(field => $"{written}.{field.Name}");
        TextSpan arguments = TextSpan.FromBounds(attribute.Name.Span.End, attribute.Span.End);
        return Mend.In(document, "List the members", new TextChange(arguments, $"({string.Join(", ", members)})"));
    }
}
