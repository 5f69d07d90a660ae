using System.Globalization;
using HyperGen.Numerics;

namespace HyperGen;

/// <summary>An integer parameter within inclusive bounds of magnitude at most 2^53, all of them or every n-th.</summary>
public sealed class IntParameter : Parameter
{
    private readonly double _logLow;
    private readonly double _logWidth;
    private readonly long _count;

    internal IntParameter(ParameterPlace place, long low, long high, Scale scale, long step, NumberForm form = NumberForm.Number)
        : base(place)
    {
        DomainGuard.IntegerBounds(place.Name, low, high);
        if (scale == Scale.Log && low < 1) throw DomainGuard.NonPositiveLog(place.Name, low);
        if (step < 1) throw DomainGuard.Step(place.Name, step);
        if (scale == Scale.Log && step != 1) throw DomainGuard.LogStep(place.Name);
        _count = ((high - low) / step) + 1;
        (Low, High, Scale, Step, Form) = (low, low + ((_count - 1) * step), scale, step, form);

        // Half a step on each side, so that both ends own a whole cell (samplers: integer encoding).
        if (scale == Scale.Log) (_logLow, _logWidth) = (Elementary.Log(Low - 0.5), Elementary.Log(High + 0.5) - Elementary.Log(Low - 0.5));
    }

    /// <summary>Smallest value.</summary>
    public long Low { get; }

    /// <summary>Largest value: the last one on the grid of steps that is not above the declared bound.</summary>
    public long High { get; }

    /// <summary>How values are spread.</summary>
    public Scale Scale { get; }

    /// <summary>Distance between neighbouring values, at least 1.</summary>
    public long Step { get; }

    /// <summary>What its numbers stand for. Part neither of the domain nor of the fingerprint.</summary>
    public NumberForm Form { get; }

    /// <inheritdoc/>
    public override long? Cardinality => _count;

    /// <inheritdoc/>
    public override string Domain => string.Create(
        CultureInfo.InvariantCulture, $"int [{Low}, {High}]{(Step == 1 ? "" : $" step {Step}")}{(Scale == Scale.Log ? " log" : "")}");

    /// <inheritdoc/>
    public override double Sample(ref Rng rng) => this switch
    {
        { Scale: Scale.Log } => rng.NextLogInt(Low, High),
        { Step: 1 } => rng.NextInt(Low, High),
        _ => rng.NextSteppedInt(Low, Step, _count),
    };

    /// <inheritdoc/>
    public override bool Contains(double value) =>
        value >= Low && value <= High && value == Math.Floor(value) && ((long)value - Low) % Step == 0;

    /// <inheritdoc/>
    public override double FromUnit(double unit)
    {
        if (double.IsNaN(unit)) return unit;
        unit = Math.Clamp(unit, 0, 1);
        if (Scale == Scale.Linear) return Low + (UnitCells.Index(unit, _count) * Step);
        return Math.Clamp(Math.Round(Elementary.Exp(_logLow + (unit * _logWidth))), Low, High);
    }

    /// <inheritdoc/>
    public override double ToUnit(double value)
    {
        if (double.IsNaN(value)) return value;
        return Scale == Scale.Linear
            ? UnitCells.Centre((long)Math.Clamp(Math.Round((value - Low) / Step), 0, _count - 1), _count)
            : Math.Clamp((Elementary.Log(value) - _logLow) / _logWidth, 0, 1);
    }

    /// <summary>A belief about its good values: about <paramref name="centre"/>, within a factor or within a distance.</summary>
    /// <param name="centre">The likeliest value, within the range; between two integers is allowed.</param>
    /// <param name="factor">
    /// One standard deviation as a factor above 1: two times in three the value is at most this factor away. For a range above zero.
    /// </param>
    /// <param name="spread">One standard deviation as a distance, positive: two times in three the value is at most this far away.</param>
    /// <exception cref="ArgumentException">
    /// The centre lies outside the range, there is neither a factor nor a spread or both, or it is ill-formed; the message names the mend.
    /// </exception>
    public Prior Near(double centre, double? factor = null, double? spread = null) => Spaces.NumberPrior.Of(this, centre, factor, spread);

    /// <inheritdoc/>
    public override string Format(double value) => ((long)value).ToString(CultureInfo.InvariantCulture);

    internal override double AtLevel(long level) => Low + (level * Step);

    internal override Parameter At(ParameterPlace place) => new IntParameter(place, Low, High, Scale, Step, Form);
}
