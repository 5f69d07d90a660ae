namespace HyperGen.CodeFixes.Editing;

/// <summary>How many letters two names differ by; a change of case counts for nothing.</summary>
internal static class EditDistance
{
    /// <summary>The Levenshtein distance, two neighbouring letters exchanged counting as one (optimal string alignment).</summary>
    public static int Between(string left, string right)
    {
        (left, right) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        int[,] distance = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++) distance[i, 0] = i;
        for (int j = 0; j <= right.Length; j++) distance[0, j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int change = distance[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                int best = Math.Min(change, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                bool isExchange = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                distance[i, j] = isExchange ? Math.Min(best, distance[i - 2, j - 2] + 1) : best;
            }
        }

        return distance[left.Length, right.Length];
    }
}
