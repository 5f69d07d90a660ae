namespace HyperGen.Sampling.Tpe;

/// <summary>Rows of a history from best to worst: complete before pruned ones, by value, earlier before later. Failed ones have no rank.</summary>
internal sealed class TrialRanking
{
    private int[] _rows = [];
    private int _seen;

    /// <summary>Number of ranked trials.</summary>
    public int Count { get; private set; }

    /// <summary>The ranked rows, best first.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Ranks the rows that are new.</summary>
    public void Follow(TrialHistory history)
    {
        for (; _seen < history.Count; _seen++)
        {
            if (history.States[_seen] == TrialState.Failed || double.IsNaN(history.Values[_seen])) continue;
            if (Count == _rows.Length) Array.Resize(ref _rows, Math.Max(16, Count + (Count / 4)));
            int low = 0, high = Count;
            while (low < high)
            {
                int middle = (low + high) >> 1;
                if (IsBetter(history, _seen, _rows[middle])) high = middle;
                else low = middle + 1;
            }

            Array.Copy(_rows, low, _rows, low + 1, Count - low);
            _rows[low] = _seen;
            Count++;
        }
    }

    private static bool IsBetter(TrialHistory history, int row, int other)
    {
        bool complete = history.States[row] == TrialState.Complete;
        if (complete != (history.States[other] == TrialState.Complete)) return complete;
        return history.IsBetter(history.Values[row], history.Values[other]);
    }
}
