using System.Collections;

namespace HyperGen.Studies;

/// <summary>The finished trials of a snapshot by number; configs are decoded when they are looked at.</summary>
internal sealed class TrialList<T> : IReadOnlyList<FinishedTrial<T>>
    where T : ISearchSpace<T>
{
    private readonly StudyState _state;
    private readonly int[] _rows;

    public TrialList(StudyState state)
    {
        _state = state;
        int[] numbers = state.Ledger.Numbers.ToArray();
        _rows = new int[numbers.Length];
        for (int row = 0; row < _rows.Length; row++) _rows[row] = row;
        Array.Sort(numbers, _rows);
    }

    public int Count => _rows.Length;

    public FinishedTrial<T> this[int index] => AtRow(_rows[index]);

    public FinishedTrial<T> AtRow(int row)
    {
        TrialHistory ledger = _state.Ledger;
        double[] point = new double[ledger.Space.Count];
        ledger.CopyPoint(row, point);
        int number = ledger.Numbers[row];
        return new FinishedTrial<T>(
            number, T.Decode(point), ledger.States[row], ledger.Values[row], _state.Duration(row), _state.Errors.GetValueOrDefault(number));
    }

    public IEnumerator<FinishedTrial<T>> GetEnumerator()
    {
        for (int index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
