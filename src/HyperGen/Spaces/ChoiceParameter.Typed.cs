namespace HyperGen;

/// <summary>A categorical parameter over values of a known type.</summary>
/// <typeparam name="T">The type of the property; <see cref="Type"/> for a polymorphic one.</typeparam>
public sealed class ChoiceParameter<T> : ChoiceParameter
{
    internal ChoiceParameter(ParameterPlace place, IReadOnlyList<T> values, IReadOnlyList<Choice> choices)
        : base(place, choices) => Values = values;

    /// <summary>The values, in the order of <see cref="ChoiceParameter.Choices"/>.</summary>
    public IReadOnlyList<T> Values { get; }

    internal override Parameter At(ParameterPlace place) => new ChoiceParameter<T>(place, Values, Choices);
}
