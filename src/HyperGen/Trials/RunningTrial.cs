namespace HyperGen;

/// <summary>A trial that was asked for and is not told yet.</summary>
public sealed class RunningTrial
{
    private readonly double[] _point;

    internal RunningTrial(int number, double[] point) => (Number, _point) = (number, point);

    /// <summary>The trial's number.</summary>
    public int Number { get; }

    /// <summary>Its point.</summary>
    public ReadOnlySpan<double> Point => _point;
}
