using HyperGen.Numerics;

namespace HyperGen;

/// <summary>A categorical parameter: one of a finite list of values without an order. Its numeric form is the index.</summary>
public abstract class ChoiceParameter : Parameter
{
    private protected ChoiceParameter(ParameterPlace place, IReadOnlyList<Choice> choices)
        : base(place)
    {
        if (choices.Count == 0) throw DomainGuard.NoChoices(place.Name);
        Choices = choices;
    }

    /// <summary>The choices as text, in order; a choice's index is the parameter's numeric value.</summary>
    public IReadOnlyList<Choice> Choices { get; }

    /// <inheritdoc/>
    public override long? Cardinality => Choices.Count;

    /// <inheritdoc/>
    public override string Domain => $"choice {{{string.Join(", ", Choices.Select(choice => choice.Json))}}}";

    /// <summary>A belief about its good values: one weight per choice.</summary>
    /// <param name="weights">The weights in the order of <see cref="Choices"/>, at least 0 and not all of them 0.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer weights than choices, one is negative or not finite, or all are 0.
    /// </exception>
    public Prior Weigh(params double[] weights) => Spaces.ChoicePrior.Of(this, [.. weights]);

    /// <inheritdoc/>
    public override double Sample(ref Rng rng) => rng.NextIndex(Choices.Count);

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= 0 && value < Choices.Count && value == Math.Floor(value);

    /// <inheritdoc/>
    public override double FromUnit(double unit) => double.IsNaN(unit) ? unit : UnitCells.Index(Math.Clamp(unit, 0, 1), Choices.Count);

    /// <inheritdoc/>
    public override double ToUnit(double value) => double.IsNaN(value) ? value : UnitCells.Centre((long)value, Choices.Count);

    internal override double AtLevel(long level) => level;

    /// <inheritdoc/>
    public override string Format(double value) => Choices[(int)value].Label;
}
