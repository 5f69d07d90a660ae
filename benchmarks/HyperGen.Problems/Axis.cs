namespace HyperGen.Problems;

/// <summary>One parameter of a problem: a numeric range or a set of choices, perhaps conditional on an earlier choice.</summary>
/// <param name="Name">The name, unique within its problem.</param>
public abstract record Axis(string Name)
{
    /// <summary>When this parameter exists; <see langword="null"/> if always.</summary>
    public Condition? Condition { get; init; }

    /// <summary>The middle of a numeric range in its own scale, or the first choice.</summary>
    public abstract double Centre { get; }

    /// <summary>Maps <paramref name="unit"/> in [0, 1) to a value, uniformly in the axis' own scale.</summary>
    public abstract double At(double unit);

    /// <summary>Whether <paramref name="value"/> is a value an active parameter may take.</summary>
    public abstract bool Contains(double value);
}
