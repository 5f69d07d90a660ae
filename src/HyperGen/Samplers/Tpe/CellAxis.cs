using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HyperGen.Numerics;
using HyperGen.Sampling.Finite;

namespace HyperGen.Sampling.Tpe;

/// <summary>
/// Factor of a numeric parameter with few values: the mass of a value's cell under the truncated normal. With more values than
/// <see cref="MostCells"/> a cell is narrow against every kernel and its mass as good as its width times the density.
/// </summary>
/// <remarks>The logarithms of the masses are kept by value and renewed for the kernels that changed: two normal tails each are dear.</remarks>
internal sealed class CellAxis : NormalAxis
{
    public const int MostCells = 64;

    private readonly LevelAxis _levels;
    private readonly double[] _edges; // level k covers [_edges[k], _edges[k + 1]] of the unit interval
    private readonly Column?[] _columns;
    private int[] _log = []; // the latest changes: entry t % length is the slot of change t
    private long[] _changed = []; // the last change of each slot
    private long _oldest; // the log does not reach further back
    private long _now;

    public CellAxis(Parameter parameter)
        : base(parameter)
    {
        _levels = LevelAxis.All(parameter);
        _edges = UnitEdges.Of(parameter);
        _columns = new Column?[_levels.Count];
    }

    public override double Position(double value) => _levels.Level(value);

    public override void AddLogFactors(int start, int count, ReadOnlySpan<double> positions, ReadOnlySpan<int> rows, Span<double> sums)
    {
        ref double sum = ref MemoryMarshal.GetReference(sums);
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<double> masses = Masses((int)positions[i]).AsSpan(start, count);
            for (int slot = 0; slot < count; slot += 4)
            {
                nuint at = (nuint)(rows[i] + slot);
                (Vector256.LoadUnsafe(ref sum, at) + Vector256.Create(masses.Slice(slot, 4))).StoreUnsafe(ref sum, at);
            }
        }
    }

    public override void EnsureCapacity(int slots)
    {
        int old = _changed.Length;
        if (slots <= old) return;
        Array.Resize(ref _changed, slots);
        Array.Fill(_changed, -1, old, slots - old);
        _oldest = Math.Max(_oldest, _now - _log.Length);
        int[] log = new int[4 * slots]; // some four changes a trial: a column out of use for a quarter of the trials is still renewed by them
        for (long change = _oldest; change < _now; change++) log[change % log.Length] = _log[change % _log.Length];
        _log = log;
        base.EnsureCapacity(slots);
    }

    protected override void OnChanged(int slot)
    {
        _log[_now % _log.Length] = slot;
        _changed[slot] = _now++;
    }

    private double[] Masses(int level)
    {
        Column column = _columns[level] ??= new Column();
        if (column.RenewedAt == _now) return column.LogMass;
        if (column.LogMass.Length != _changed.Length) Array.Resize(ref column.LogMass, _changed.Length);
        if (column.RenewedAt < _oldest || _now - column.RenewedAt > _log.Length)
        {
            for (int slot = 0; slot < _changed.Length; slot++)
            {
                if (_changed[slot] >= 0) Renew(column, level, slot);
            }
        }
        else
        {
            for (long change = column.RenewedAt; change < _now; change++)
            {
                int slot = _log[change % _log.Length];
                if (_changed[slot] == change) Renew(column, level, slot); // once, for its last change
            }
        }

        column.RenewedAt = _now;
        return column.LogMass;
    }

    private void Renew(Column column, int level, int slot)
    {
        double low = _edges[level], high = _edges[level + 1], mu = Centre(slot), sigma = Width(slot);
        column.LogMass[slot] = double.IsNaN(sigma)
            ? Elementary.Log(high - low)
            : NormalDistribution.LogMass((low - mu) / sigma, (high - mu) / sigma) - LogNormalizer(slot);
    }

    private sealed class Column
    {
        public const long Never = long.MinValue / 2;
        public double[] LogMass = [];
        public long RenewedAt = Never;
    }
}
