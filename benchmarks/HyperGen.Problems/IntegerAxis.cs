namespace HyperGen.Problems;

/// <summary>A whole-number parameter in {<paramref name="Low"/>, ..., <paramref name="High"/>}.</summary>
public sealed record IntegerAxis(string Name, long Low, long High, Scale Scale = Scale.Linear) : Axis(Name)
{
    /// <inheritdoc/>
    public override double Centre => Scale == Scale.Log
        ? Math.Round(Math.Sqrt((double)Low * High))
        : Math.Floor((Low + High) / 2.0);

    /// <inheritdoc/>
    /// <remarks>Each integer owns the cell of half a unit to either side, so the ends are as likely as their neighbours.</remarks>
    public override double At(double unit)
    {
        double low = Low - 0.5, high = High + 0.5;
        double value = Scale == Scale.Log ? low * Math.Pow(high / low, unit) : low + unit * (high - low);
        return Math.Clamp(Math.Round(value), Low, High);
    }

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= Low && value <= High && value == Math.Floor(value);
}
