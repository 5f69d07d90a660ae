namespace HyperGen.Sampling.GaussianProcess;

/// <summary>One searched dimension: a parameter with more than one value, and its encoding for the model.</summary>
/// <remarks>
/// A numeric parameter is encoded by its position in the unit interval, a choice by its index. An inactive parameter is imputed:
/// numeric ones by ½, choices by a code of their own, so that one kernel spans all branches of a conditional space.
/// </remarks>
internal sealed class Axis
{
    public const double InactiveChoice = -1;
    public const double InactiveNumber = 0.5;

    // Up to this many values are tabulated: a stepped float's values are costly to compute.
    private const int MostTabulated = 4096;

    // Levels closer than this can be searched as if they were continuous and snapped in the end.
    private const double FineGap = 0.01;

    private readonly double[]? _values;
    private readonly double[]? _units;
    private readonly bool _even;

    public Axis(Parameter parameter, int position)
    {
        Parameter = parameter;
        Position = position;
        Levels = parameter.Cardinality ?? 0;
        IsChoice = parameter is ChoiceParameter;
        _even = parameter is not IntParameter { Scale: Scale.Log };
        if (!IsChoice && Levels is > 0 and <= MostTabulated)
        {
            _values = new double[Levels];
            _units = new double[Levels];
            for (int level = 0; level < Levels; level++)
            {
                _values[level] = ValueAt(parameter, level);
                _units[level] = parameter.ToUnit(_values[level]);
            }
        }

        IsSmooth = !IsChoice && (Levels == 0 || LargestGap() <= FineGap);
    }

    public Parameter Parameter { get; }

    /// <summary>Index among the axes.</summary>
    public int Position { get; }

    /// <summary>Index of the parameter in a point.</summary>
    public int Index => Parameter.Index;

    /// <summary>Number of values, 0 for a continuous parameter.</summary>
    public long Levels { get; }

    public bool IsChoice { get; }

    /// <summary>
    /// Whether gradients lead to the optimum along this axis: continuous, or so finely stepped that snapping loses nothing.
    /// </summary>
    public bool IsSmooth { get; }

    /// <summary>The code of a parameter's value; NaN stands for inactive.</summary>
    public double Encode(double value)
    {
        if (double.IsNaN(value)) return IsChoice ? InactiveChoice : InactiveNumber;
        return IsChoice ? value : Parameter.ToUnit(value);
    }

    /// <summary>Snaps a position (a unit, or the index of a choice) to a value of the domain and returns its code.</summary>
    public double Snap(double position, out double value)
    {
        if (IsChoice) return value = position;
        if (_values is not null)
        {
            int level = _even
                ? (int)UnitCells.Index(Math.Clamp(position, 0, 1), Levels)
                : (int)(Parameter.FromUnit(position) - _values[0]);
            value = _values[level];
            return _units![level];
        }

        value = Parameter.FromUnit(position);
        return Levels == 0 ? Math.Clamp(position, 0, 1) : Parameter.ToUnit(value);
    }

    /// <summary>The position at a number of the unit interval: the number itself, or the index of a choice.</summary>
    public double At(double unit) => IsChoice ? UnitCells.Index(unit, Levels) : unit;

    /// <summary>Number of tabulated levels, 0 where there is no table.</summary>
    public int Tabulated => _units?.Length ?? 0;

    /// <summary>The code of a tabulated level.</summary>
    public double UnitOf(int level) => _units![level];

    /// <summary>The tabulated level of a code.</summary>
    public int LevelOf(double unit)
    {
        int found = Array.BinarySearch(_units!, unit);
        if (found >= 0) return found;
        int above = Math.Min(~found, _units!.Length - 1);
        return above > 0 && unit - _units[above - 1] < _units[above] - unit ? above - 1 : above;
    }

    private double LargestGap()
    {
        if (_units is null)
            return _even ? 1.0 / Levels : Parameter.ToUnit(Parameter.FromUnit(0) + 1) - Parameter.ToUnit(Parameter.FromUnit(0));
        double gap = 0;
        for (int level = 1; level < _units.Length; level++) gap = Math.Max(gap, _units[level] - _units[level - 1]);
        return gap;
    }

    private static double ValueAt(Parameter parameter, long level) => parameter is IntParameter integer
        ? integer.Low + (level * integer.Step)
        : parameter.FromUnit(UnitCells.Centre(level, parameter.Cardinality!.Value));
}
