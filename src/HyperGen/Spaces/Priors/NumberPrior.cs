using HyperGen.Numerics;

namespace HyperGen.Spaces;

// u   position in the unit interval         y(u)  its coordinate, the value or its logarithm
// z   (value - centre) / spread, or (ln value - ln centre) / ln factor
// pi  exp(-z^2/2) / mass, lifted by the floor: relative to the uniform density on the unit interval

/// <summary>A bell over the value or over its logarithm, cut off at the bounds and lifted by the floor.</summary>
internal sealed class NumberPrior : Prior
{
    private const int Cells = 256;
    private const double Reach = 4; // standard deviations beyond which the bell is below the floor

    private readonly UnitLine _line;
    private readonly double _least; // values below it are half a cell outside the domain
    private readonly double _centre;
    private readonly double _spread;
    private readonly bool _isFactor;
    private readonly double[] _edges = new double[Cells + 3];
    private readonly double[] _mass = new double[Cells + 3]; // cumulative

    private NumberPrior(Parameter parameter, double centre, double spread, bool isFactor)
        : base(parameter)
    {
        (_centre, _spread, _isFactor) = (centre, spread, isFactor);
        _line = UnitLine.Of(parameter);
        _least = parameter.FromUnit(0) / 2;
        Tabulate();
        Centre = Math.Clamp(UnitOf(0), 0, 1);
        LogPeak = -Elementary.Log(_mass[^1]);
        Deviation = 0.5 * (PositionAt(0.8413447460685429) - PositionAt(0.15865525393145705)); // at Φ(1) and Φ(−1)
    }

    internal override double Centre { get; }

    internal override double LogPeak { get; }

    internal override double Deviation { get; }

    /// <exception cref="ArgumentException">The centre lies outside the range, or the spread is ill-formed.</exception>
    public static NumberPrior Of(Parameter parameter, double centre, double? factor, double? spread)
    {
        PriorGuard.Check(parameter, centre, factor, spread);
        return factor is { } ratio
            ? new NumberPrior(parameter, Elementary.Log(centre), Elementary.Log(ratio), isFactor: true)
            : new NumberPrior(parameter, centre, spread!.Value, isFactor: false);
    }

    internal override double LogBellAt(double position, out double slope)
    {
        double z = Deviate(position, out double perUnit);
        slope = -z * perUnit;
        return LogPeak - (0.5 * z * z);
    }

    internal override double PositionAt(double share)
    {
        double target = Math.Clamp(share, 0, 1) * _mass[^1];
        int low = 0, high = _mass.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) >> 1;
            if (_mass[middle] <= target) low = middle;
            else high = middle;
        }

        double cell = _mass[high] - _mass[low];
        return cell > 0 ? _edges[low] + ((_edges[high] - _edges[low]) * (target - _mass[low]) / cell) : _edges[low];
    }

    internal override Prior For(Parameter parameter) => new NumberPrior(parameter, _centre, _spread, _isFactor);

    private protected override double PositionOf(double value) => Parameter.ToUnit(value);

    private protected override double ValueAt(double position) => Parameter.FromUnit(position);

    // The window that holds the bell, in cells; one cell on each side where there is nothing but the floor.
    private void Tabulate()
    {
        double low = Math.Clamp(UnitOf(-Reach), 0, 1), high = Math.Clamp(UnitOf(Reach), low, 1);
        for (int i = 0; i <= Cells; i++) _edges[i + 1] = low + ((high - low) * i / Cells);
        _edges[^1] = 1;
        for (int i = 1; i < _edges.Length; i++)
        {
            double z = Deviate(0.5 * (_edges[i - 1] + _edges[i]), out _);
            bool isInside = i > 1 && i < _edges.Length - 1;
            _mass[i] = _mass[i - 1] + ((_edges[i] - _edges[i - 1]) * ((isInside ? Elementary.Exp(-0.5 * z * z) : 0) + Floor));
        }
    }

    private double Deviate(double unit, out double perUnit)
    {
        double y = _line.Origin + (unit * _line.Width);
        perUnit = _line.Width;
        if (_isFactor && !_line.IsLog)
        {
            y = Math.Max(y, _least);
            perUnit /= y;
            y = Elementary.Log(y);
        }
        else if (!_isFactor && _line.IsLog)
        {
            y = Elementary.Exp(y);
            perUnit *= y;
        }

        perUnit /= _spread;
        return (y - _centre) / _spread;
    }

    private double UnitOf(double z)
    {
        if (_line.Width == 0) return z < 0 ? 0 : 1;
        double y = _centre + (z * _spread);
        if (_isFactor && !_line.IsLog) y = Elementary.Exp(y);
        else if (!_isFactor && _line.IsLog) y = y > 0 ? Elementary.Log(y) : double.NegativeInfinity;
        return (y - _line.Origin) / _line.Width;
    }
}
