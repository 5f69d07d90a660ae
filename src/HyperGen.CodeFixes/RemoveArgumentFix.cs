namespace HyperGen.CodeFixes;

/// <summary>HG1011, HG3002, HG3003: removes a step, a null or a duplicate.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix() : MendingFix("HG1011", "HG3002", "HG3003")
{
    internal override async Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var argument = await Places.FindAsync<ExpressionSyntax>(document, diagnostic, cancellation).ConfigureAwait(false);
        return argument is not null && Removal.Of(argument) is { } removal
            ? Mend.In(document, $"Remove '{argument.Parent as AttributeArgumentSyntax ?? (SyntaxNode)argument}'", removal)
            : null;
    }
}
