namespace HyperGen.Tool.Enqueueing;

/// <summary>Finds what somebody may have meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest of some words, by number of letters to change; <see langword="null"/> when none is near.</summary>
    public static string? Nearest(string word, IReadOnlyCollection<string> words)
    {
        string? nearest = words.MinBy(other => Distance(word, other));
        return nearest is not null && Distance(word, nearest) <= Math.Max(2, nearest.Length / 3) ? nearest : null;
    }

    // Levenshtein's distance, letters of either case being equal.
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int k = 1; k <= to.Length; k++)
            {
                int change = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[k - 1]) ? 0 : 1;
                (diagonal, row[k]) = (row[k], Math.Min(diagonal + change, Math.Min(row[k], row[k - 1]) + 1));
            }
        }

        return row[^1];
    }
}
