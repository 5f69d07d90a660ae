using HyperGen.Numerics;

namespace HyperGen.Sampling.Finite;

/// <summary>The values of one parameter that an enumeration visits, numbered from 0.</summary>
internal sealed class LevelAxis
{
    private readonly Parameter _parameter;
    private readonly double[]? _values; // ascending; null when every value of a discrete domain is visited

    private LevelAxis(Parameter parameter, long count, double[]? values) => (_parameter, Count, _values) = (parameter, count, values);

    /// <summary>Number of levels.</summary>
    public long Count { get; }

    /// <summary>All values of a discrete parameter, in order.</summary>
    public static LevelAxis All(Parameter parameter) => new(parameter, parameter.Cardinality!.Value, null);

    /// <summary>
    /// At most <paramref name="count"/> values spread evenly (in the logarithm for a log scale), both ends among them; the centre for one.
    /// </summary>
    public static LevelAxis Spread(Parameter parameter, int count)
    {
        if (parameter.Cardinality is { } cardinality && cardinality <= count) return All(parameter);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = parameter.FromUnit(count == 1 ? 0.5 : (double)i / (count - 1));
        double[] distinct = [.. values.Distinct().Order()];
        return new LevelAxis(parameter, distinct.Length, distinct);
    }

    /// <summary>The value of a level.</summary>
    public double Value(long level) => _values is not null ? _values[level] : _parameter.AtLevel(level);

    /// <summary>The level of a value, or -1 for one that the enumeration does not visit.</summary>
    public long Level(double value)
    {
        if (_values is not null) return Math.Max(-1, Array.BinarySearch(_values, value));
        if (!_parameter.Contains(value)) return -1;
        return _parameter switch
        {
            IntParameter integer => ((long)value - integer.Low) / integer.Step,
            FloatParameter { Step: { } step } real => SteppedGrid.NearestIndex(real.Low, step, Count, value),
            FloatParameter => 0,
            _ => (long)value,
        };
    }

    /// <summary>The level at a position of the unit interval.</summary>
    public long AtUnit(double unit) => UnitCells.Index(unit, Count);
}
