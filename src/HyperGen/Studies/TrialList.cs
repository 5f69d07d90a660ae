using System.Collections;

namespace HyperGen.Studies;

/// <summary>The finished trials of a snapshot by number; configs are decoded when they are looked at.</summary>
internal sealed class TrialList<T> : IReadOnlyList<FinishedTrial<T>>
    where T : ISearchSpace<T>
{
    private readonly StudySnapshot _snapshot;
    private readonly int[] _rows;

    public TrialList(StudySnapshot snapshot)
    {
        _snapshot = snapshot;
        int[] numbers = snapshot.History.Numbers.ToArray();
        _rows = new int[numbers.Length];
        for (int row = 0; row < _rows.Length; row++) _rows[row] = row;
        Array.Sort(numbers, _rows);
    }

    public int Count => _rows.Length;

    public FinishedTrial<T> this[int index] => AtRow(_rows[index]);

    public FinishedTrial<T> AtRow(int row)
    {
        TrialHistory history = _snapshot.History;
        double[] point = new double[history.Space.Count];
        history.CopyPoint(row, point);
        int number = history.Numbers[row];
        return new FinishedTrial<T>(
            number,
            T.Decode(point),
            history.States[row],
            history.Values[row],
            new TimeSpan(_snapshot.Durations[row]),
            _snapshot.Errors.GetValueOrDefault(number));
    }

    public IEnumerator<FinishedTrial<T>> GetEnumerator()
    {
        for (int index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
