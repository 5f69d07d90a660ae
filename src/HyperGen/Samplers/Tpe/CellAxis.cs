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
    private long[] _changed = []; // per slot the time of its last change
    private long _now = 1;

    public CellAxis(Parameter parameter)
        : base(parameter)
    {
        _levels = LevelAxis.All(parameter);
        _edges = UnitEdges.Of(parameter);
        _columns = new Column?[_levels.Count];
    }

    public override void AddLogFactors(int start, int count, ReadOnlySpan<double> values, Span<double> sums, int stride)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            double[] masses = Masses((int)_levels.Level(values[i]));
            for (int slot = 0; slot < count; slot += 4)
            {
                Span<double> sum = sums.Slice((i * stride) + slot, 4);
                (Vector256.Create<double>(sum) + Vector256.Create(masses.AsSpan(start + slot, 4))).CopyTo(sum);
            }
        }
    }

    public override void EnsureCapacity(int slots)
    {
        if (slots > _changed.Length) Array.Resize(ref _changed, slots);
        base.EnsureCapacity(slots);
    }

    protected override void OnChanged(int slot) => _changed[slot] = ++_now;

    private double[] Masses(int level)
    {
        Column column = _columns[level] ??= new Column();
        if (column.LogMass.Length != _changed.Length) Array.Resize(ref column.LogMass, _changed.Length);
        if (column.RenewedAt == _now) return column.LogMass;
        double low = _edges[level], high = _edges[level + 1];
        for (int slot = 0; slot < _changed.Length; slot++)
        {
            if (_changed[slot] <= column.RenewedAt) continue;
            double mu = Centre(slot), sigma = Width(slot);
            column.LogMass[slot] = double.IsNaN(sigma)
                ? Elementary.Log(high - low)
                : NormalDistribution.LogMass((low - mu) / sigma, (high - mu) / sigma) - LogNormalizer(slot);
        }

        column.RenewedAt = _now;
        return column.LogMass;
    }

    private sealed class Column
    {
        public double[] LogMass = [];
        public long RenewedAt;
    }
}
