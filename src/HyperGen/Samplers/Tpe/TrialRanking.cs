namespace HyperGen.Sampling.Tpe;

/// <summary>
/// Rows of a history from best to worst: complete before pruned ones, by value, earlier before later. Failed ones have no rank.
/// </summary>
internal sealed class TrialRanking
{
    private int[] _rows = []; // the ranked ones from the front, the failed ones from the back
    private int _seen;
    private int _failed;

    /// <summary>Number of ranked trials.</summary>
    public int Count { get; private set; }

    /// <summary>The ranked rows, best first.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>The rows of the failed trials.</summary>
    public ReadOnlySpan<int> Failed => _rows.AsSpan(_rows.Length - _failed);

    /// <summary>Ranks the rows that are new.</summary>
    public void Follow(TrialHistory history)
    {
        for (; _seen < history.Count; _seen++)
        {
            if (_seen == _rows.Length) Grow();
            if (history.States[_seen] == TrialState.Failed || double.IsNaN(history.Values[_seen])) _rows[^++_failed] = _seen;
            else Insert(history, _seen);
        }
    }

    private void Insert(TrialHistory history, int row)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (IsBetter(history, row, _rows[middle])) high = middle;
            else low = middle + 1;
        }

        Array.Copy(_rows, low, _rows, low + 1, Count - low);
        _rows[low] = row;
        Count++;
    }

    private void Grow()
    {
        int[] rows = new int[Math.Max(16, _seen + (_seen / 2))];
        Rows.CopyTo(rows);
        Failed.CopyTo(rows.AsSpan(rows.Length - _failed));
        _rows = rows;
    }

    private static bool IsBetter(TrialHistory history, int row, int other)
    {
        bool complete = history.States[row] == TrialState.Complete;
        if (complete != (history.States[other] == TrialState.Complete)) return complete;
        return history.IsBetter(history.Values[row], history.Values[other]);
    }
}
