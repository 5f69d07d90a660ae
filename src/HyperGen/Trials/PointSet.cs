namespace HyperGen.Trials;

/// <summary>A set of points compared bit by bit, with every NaN equal and -0 equal to 0.</summary>
/// <remarks>Open addressing over rows of one flat array: no object per point.</remarks>
internal sealed class PointSet
{
    private readonly int _dimensions;
    private double[] _rows;
    private int[] _slots = new int[32]; // row + 1, 0 for free

    public PointSet(int dimensions)
    {
        _dimensions = dimensions;
        _rows = new double[16 * Math.Max(1, dimensions)];
    }

    public int Count { get; private set; }

    public bool Contains(ReadOnlySpan<double> point) => _slots[Slot(point)] != 0;

    /// <summary>Adds a point; false if it was there.</summary>
    public bool Add(ReadOnlySpan<double> point)
    {
        int slot = Slot(point);
        if (_slots[slot] != 0) return false;
        if ((Count + 1) * _dimensions > _rows.Length) Array.Resize(ref _rows, _rows.Length * 2);
        for (int k = 0; k < _dimensions; k++) _rows[(Count * _dimensions) + k] = point[k];
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length) Rehash();
        return true;
    }

    private ReadOnlySpan<double> Row(int row) => _rows.AsSpan(row * _dimensions, _dimensions);

    private int Slot(ReadOnlySpan<double> point)
    {
        int mask = _slots.Length - 1;
        int slot = (int)Hash(point) & mask;
        while (_slots[slot] != 0 && !Same(Row(_slots[slot] - 1), point)) slot = (slot + 1) & mask;
        return slot;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        for (int row = 0; row < Count; row++) _slots[Slot(Row(row))] = row + 1;
    }

    private static bool Same(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        for (int k = 0; k < left.Length; k++)
        {
            if (!left[k].Equals(right[k])) return false;
        }

        return true;
    }

    private static ulong Hash(ReadOnlySpan<double> point)
    {
        ulong hash = 0x9E3779B97F4A7C15;
        foreach (double value in point)
        {
            ulong bits = double.IsNaN(value) ? ulong.MaxValue : BitConverter.DoubleToUInt64Bits(value + 0.0);
            hash = (hash ^ bits) * 0xBF58476D1CE4E5B9;
            hash ^= hash >> 29;
        }

        return hash ^ (hash >> 32);
    }
}
