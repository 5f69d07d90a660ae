namespace HyperGen.Problems;

/// <summary>A real parameter in [<paramref name="Low"/>, <paramref name="High"/>], both included.</summary>
public sealed record FloatAxis(string Name, double Low, double High, Scale Scale = Scale.Linear) : Axis(Name)
{
    /// <inheritdoc/>
    public override double Centre => At(0.5);

    /// <inheritdoc/>
    public override double At(double unit) => Scale == Scale.Log
        ? Math.Clamp(Low * Math.Pow(High / Low, unit), Low, High)
        : Low + unit * (High - Low);

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= Low && value <= High;
}
