namespace HyperGen.Problems;

/// <summary>A parameter that takes one of <paramref name="Choices"/>; a point holds the index of the choice.</summary>
public sealed record ChoiceAxis(string Name, IReadOnlyList<string> Choices) : Axis(Name)
{
    /// <inheritdoc/>
    public override double Centre => 0;

    /// <inheritdoc/>
    public override double At(double unit) => Math.Min(Math.Floor(unit * Choices.Count), Choices.Count - 1);

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= 0 && value < Choices.Count && value == Math.Floor(value);
}
