namespace HyperGen;

/// <summary>A categorical parameter over values of a known type.</summary>
/// <typeparam name="T">The type of the property; <see cref="Type"/> for a polymorphic one.</typeparam>
public sealed class ChoiceParameter<T> : ChoiceParameter
{
    internal ChoiceParameter(ParameterPlace place, IReadOnlyList<T> values, IReadOnlyList<Choice> choices)
        : base(place, choices) => Values = values;

    /// <summary>The values, in the order of <see cref="ChoiceParameter.Choices"/>.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>A belief about its good values: one of them is likelier than each of the others.</summary>
    /// <param name="value">The choice.</param>
    /// <param name="weight">How many times as likely, at least 0; below 1 for a choice that is less likely.</param>
    /// <exception cref="ArgumentException">The value is not among the choices, or the weight negative or not finite.</exception>
    public Prior Prefer(T value, double weight)
    {
        double[] weights = new double[Values.Count];
        Array.Fill(weights, 1);
        for (int i = 0; i < weights.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(Values[i], value)) continue;
            weights[i] = weight;
            return Weigh(weights);
        }

        throw Spaces.PriorGuard.NoSuchChoice(this, value);
    }

    internal override Parameter At(ParameterPlace place) => new ChoiceParameter<T>(place, Values, Choices);
}
