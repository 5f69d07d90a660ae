using System.Globalization;
using HyperGen.Numerics;

namespace HyperGen;

/// <summary>A real parameter within inclusive finite bounds, continuous or on a grid of steps.</summary>
public sealed class FloatParameter : Parameter
{
    private readonly double _logLow;
    private readonly double _logWidth;
    private readonly long _count;

    internal FloatParameter(ParameterPlace place, double low, double high, Scale scale, double? step, NumberForm form = NumberForm.Number)
        : base(place)
    {
        DomainGuard.Bounds(place.Name, low, high);
        if (scale == Scale.Log && low <= 0) throw DomainGuard.NonPositiveLog(place.Name, low);
        if (step is { } s)
        {
            if (!(s > 0) || double.IsInfinity(s)) throw DomainGuard.Step(place.Name, s);
            if (scale == Scale.Log) throw DomainGuard.LogStep(place.Name);
            _count = SteppedGrid.Count(low, high, s);
            high = SteppedGrid.Value(low, s, _count - 1);
        }
        else if (low == high)
        {
            _count = 1;
        }

        (Low, High, Scale, Step, Form) = (low, high, scale, step, form);
        if (scale == Scale.Log) (_logLow, _logWidth) = (Elementary.Log(low), Elementary.Log(high) - Elementary.Log(low));
    }

    /// <summary>Smallest value.</summary>
    public double Low { get; }

    /// <summary>Largest value; with a step, the last grid point not above the declared bound.</summary>
    public double High { get; }

    /// <summary>How values are spread.</summary>
    public Scale Scale { get; }

    /// <summary>
    /// Distance between neighbouring values from <see cref="Low"/> on, or <see langword="null"/> for a continuous parameter.
    /// </summary>
    public double? Step { get; }

    /// <summary>What its numbers stand for. Part neither of the domain nor of the fingerprint.</summary>
    public NumberForm Form { get; }

    /// <inheritdoc/>
    public override long? Cardinality => _count == 0 ? null : _count;

    /// <inheritdoc/>
    public override string Domain => string.Create(
        CultureInfo.InvariantCulture,
        $"float [{Low:R}, {High:R}]{(Step is { } step ? $" step {step:R}" : "")}{(Scale == Scale.Log ? " log" : "")}");

    /// <inheritdoc/>
    public override double Sample(ref Rng rng) => this switch
    {
        { _count: 1 } => Low,
        { Step: { } step } => rng.NextSteppedFloat(Low, step, _count),
        { Scale: Scale.Log } => rng.NextLogFloat(Low, High),
        _ => rng.NextFloat(Low, High),
    };

    /// <inheritdoc/>
    public override bool Contains(double value) =>
        value >= Low && value <= High
        && (Step is not { } step || SteppedGrid.Value(Low, step, SteppedGrid.NearestIndex(Low, step, _count, value)) == value);

    /// <inheritdoc/>
    public override double FromUnit(double unit)
    {
        if (double.IsNaN(unit)) return unit;
        unit = Math.Clamp(unit, 0, 1);
        if (_count == 1) return Low;
        if (Step is { } step) return SteppedGrid.Value(Low, step, UnitCells.Index(unit, _count));

        // The bounds are met exactly, whatever the rounding in between.
        if (unit == 0) return Low;
        if (unit == 1) return High;
        double value = Scale == Scale.Log ? Elementary.Exp(_logLow + unit * _logWidth) : Low * (1 - unit) + High * unit;
        return Math.Clamp(value, Low, High);
    }

    /// <inheritdoc/>
    public override double ToUnit(double value)
    {
        if (double.IsNaN(value)) return value;
        if (_count == 1) return 0.5;
        if (Step is { } step) return UnitCells.Centre(SteppedGrid.NearestIndex(Low, step, _count, value), _count);
        double unit = Scale == Scale.Log ? (Elementary.Log(value) - _logLow) / _logWidth
            : double.IsFinite(High - Low) ? (value - Low) / (High - Low)
            : (value * 0.5 - Low * 0.5) / (High * 0.5 - Low * 0.5);
        return Math.Clamp(unit, 0, 1);
    }

    /// <summary>A belief about its good values: about <paramref name="centre"/>, within a factor or within a distance.</summary>
    /// <param name="centre">The likeliest value, within the range; seconds for a time span.</param>
    /// <param name="factor">
    /// One standard deviation as a factor above 1: two times in three the value is at most this factor away. For a range above zero.
    /// </param>
    /// <param name="spread">One standard deviation as a distance, positive: two times in three the value is at most this far away.</param>
    /// <exception cref="ArgumentException">
    /// The centre lies outside the range, there is neither a factor nor a spread or both, or it is ill-formed; the message names the mend.
    /// </exception>
    public Prior Near(double centre, double? factor = null, double? spread = null) => Spaces.NumberPrior.Of(this, centre, factor, spread);

    /// <inheritdoc/>
    public override string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    internal override double AtLevel(long level) => Step is { } step ? SteppedGrid.Value(Low, step, level) : Low;

    internal override Parameter At(ParameterPlace place) => new FloatParameter(place, Low, High, Scale, Step, Form);
}
