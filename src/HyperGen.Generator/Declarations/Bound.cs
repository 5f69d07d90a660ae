namespace HyperGen.Generator.Declarations;

/// <summary>A bound or a step: as written, and as a value of the property's type.</summary>
internal sealed class Bound
{
    private readonly double? _written;

    public Bound(
        ArgumentValue? argument,
        Location location,
        BoundProblem problem,
        object? typed = null,
        double number = double.NaN,
        double? written = null) =>
        (Argument, Location, Problem, Typed, Number, _written) = (argument, location, problem, typed, number, written);

    public ArgumentValue? Argument { get; }

    /// <summary>Where a diagnostic about it belongs.</summary>
    public Location Location { get; }

    public BoundProblem Problem { get; }

    /// <summary>
    /// The exact value: a <see cref="long"/> for integers and characters, a <see cref="double"/> for double, float and Half (a bound
    /// rounded to
    /// the type, a step as written), a <see cref="decimal"/>, or a <see cref="System.TimeSpan"/>. Null with a problem.
    /// </summary>
    public object? Typed { get; }

    /// <summary>The numeric form: the value, seconds for a time span. NaN with a problem.</summary>
    public double Number { get; }

    /// <summary>As written by the user.</summary>
    public string Text => Argument?.Text ?? "";

    /// <summary>The number before rounding to the type of the property.</summary>
    public double Written => _written ?? Argument?.Value switch
    {
        double real => real,
        long integer => integer,
        int integer => integer,
        _ => Number,
    };
}
