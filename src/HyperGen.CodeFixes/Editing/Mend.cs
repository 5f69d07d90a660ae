namespace HyperGen.CodeFixes.Editing;

/// <summary>What a fix would change: nothing but the text that is wrong, so that layout and comments stay as they are.</summary>
internal sealed record Mend(string Title, ImmutableArray<(DocumentId Document, TextChange Change)> Changes)
{
    public static Mend In(Document document, string title, params TextChange[] changes) =>
        new(title, [.. changes.Select(change => (document.Id, change))]);

    /// <summary>Applies the changes of several mends at once; a change that another one has made already, or made impossible, is not
    /// made.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Mend> mends, CancellationToken cancellation)
    {
        foreach (var file in mends.SelectMany(mend => mend.Changes).GroupBy(change => change.Document, change => change.Change))
        {
            SourceText text = await solution.GetDocument(file.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            List<TextChange> kept = [];
            foreach (TextChange change in file.Distinct().OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length))
            {
                bool isFree = kept.Count == 0 || change.Span.Start > kept[kept.Count - 1].Span.End
                    || (change.Span.Start == kept[kept.Count - 1].Span.End && change.Span != kept[kept.Count - 1].Span);
                if (isFree) kept.Add(change);
            }

            solution = solution.WithDocumentText(file.Key, text.WithChanges(kept));
        }

        return solution;
    }

    /// <summary>Whether the changed files parse no worse than before.</summary>
    public async Task<bool> IsSoundAsync(Solution solution, CancellationToken cancellation)
    {
        Solution changed = await ApplyAsync(solution, [this], cancellation).ConfigureAwait(false);
        foreach (DocumentId id in Changes.Select(change => change.Document).Distinct())
        {
            int before = await ErrorsAsync(solution, id, cancellation).ConfigureAwait(false);
            if (await ErrorsAsync(changed, id, cancellation).ConfigureAwait(false) > before) return false;
        }

        return Changes.Length > 0;
    }

    private static async Task<int> ErrorsAsync(Solution solution, DocumentId id, CancellationToken cancellation) =>
        (await solution.GetDocument(id)!.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false))!
            .GetDiagnostics(cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
