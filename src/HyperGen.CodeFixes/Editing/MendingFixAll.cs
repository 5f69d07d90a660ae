using Microsoft.CodeAnalysis.CodeActions;

namespace HyperGen.CodeFixes.Editing;

/// <summary>Fixes every occurrence in a document, a project or the solution in one step.</summary>
internal sealed class MendingFixAll(MendingFix fix) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) => Task.FromResult<CodeAction?>(CodeAction.Create(
        $"Fix all occurrences of {string.Join(", ", context.DiagnosticIds)}",
        cancellation => FixAsync(context, cancellation),
        equivalenceKey: context.CodeActionEquivalenceKey));

    private async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellation)
    {
        List<Mend> mends = [];
        foreach (Document document in Documents(context))
        {
            foreach (Diagnostic diagnostic in await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
            {
                if (await fix.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } mend) mends.Add(mend);
            }
        }

        return await Mend.ApplyAsync(context.Solution, mends, cancellation).ConfigureAwait(false);
    }

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => [context.Document!],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents),
    };
}
