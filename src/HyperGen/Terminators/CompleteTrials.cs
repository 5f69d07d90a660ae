namespace HyperGen.Termination;

/// <summary>The trials of a history that have a value to judge by.</summary>
internal static class CompleteTrials
{
    /// <summary>With fewer no terminator speaks.</summary>
    public const int Fewest = 20;

    public static int Count(TrialHistory history) => Rows(history, history.Count).Count();

    /// <summary>
    /// The values of the first trials, as many as a terminator waits for: what values are like before a search has come far.
    /// </summary>
    public static IEnumerable<double> First(TrialHistory history)
    {
        double[] values = history.Values.ToArray();
        return Rows(history, history.Count).Take(Fewest).Select(row => values[row]);
    }

    /// <summary>The rows of the complete trials among the first <paramref name="count"/>.</summary>
    public static IEnumerable<int> Rows(TrialHistory history, int count)
    {
        for (int row = 0; row < count; row++)
        {
            if (history.States[row] == TrialState.Complete) yield return row;
        }
    }
}
