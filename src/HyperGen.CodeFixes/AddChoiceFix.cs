namespace HyperGen.CodeFixes;

/// <summary>HG3008: adds the default to the choices.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddChoiceFix)), Shared]
public sealed class AddChoiceFix() : MendingFix("HG3008")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Places.FindAsync<ExpressionSyntax>(document, diagnostic, cancellation).ConfigureAwait(false) is not { } value)
            return null;
        SyntaxList<AttributeListSyntax>? lists = value.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.AttributeLists
            ?? value.FirstAncestorOrSelf<ParameterSyntax>()?.AttributeLists;
        AttributeSyntax? choice = lists?.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => Places.SimpleName(attribute)?.Identifier.ValueText is "Choice" or "ChoiceAttribute");
        if (choice?.ArgumentList?.Arguments.LastOrDefault() is not { NameColon: null, NameEquals: null } last) return null;
        if (last.Expression is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax)
            return null;
        string? added = value switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation => $"typeof({creation.Type})",
            BaseObjectCreationExpressionSyntax => null,
            _ => value.ToString(),
        };
        return added is null
            ? null
            : Mend.In(document, $"Add {added} to the choices", new TextChange(new TextSpan(last.Span.End, 0), $", {added}"));
    }
}
