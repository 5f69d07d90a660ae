using Microsoft.CodeAnalysis.CodeActions;

namespace HyperGen.CodeFixes.Editing;

/// <summary>A code fix that knows its text changes, and for that reason can fix one occurrence or all of them.</summary>
public abstract class MendingFix : CodeFixProvider
{
    private protected MendingFix(params string[] ids) => FixableDiagnosticIds = [.. ids];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new MendingFixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } mend) continue;
            Solution solution = context.Document.Project.Solution;
            if (!await mend.IsSoundAsync(solution, context.CancellationToken).ConfigureAwait(false)) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    mend.Title, cancellation => Mend.ApplyAsync(solution, [mend], cancellation), equivalenceKey: diagnostic.Id),
                diagnostic);
        }
    }

    /// <summary>The mend of a diagnostic, or <see langword="null"/> where there is none.</summary>
    internal abstract Task<Mend?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation);
}
