using HyperGen.Spaces;

namespace HyperGen.Sampling.Adaptive;

/// <summary>What a box keeps of one parameter: a range, or some of its choices.</summary>
internal sealed class Side
{
    private const double Margin = 0.1;
    private const double Least = 0.2;
    private const int FewestTries = 3;

    private readonly Parameter _parameter;
    private readonly int[] _choices; // in order; empty for a number

    private Side(Parameter parameter, double low, double high, int[] choices) =>
        (_parameter, Low, High, _choices) = (parameter, low, high, choices);

    /// <summary>The least value, or the position of the first choice kept.</summary>
    public double Low { get; }

    /// <summary>The largest value, or the position of the last choice kept.</summary>
    public double High { get; }

    /// <summary>The whole parameter.</summary>
    public static Side Whole(Parameter parameter)
    {
        if (parameter is ChoiceParameter choice) return OfChoices(choice, _ => true);
        (double low, double high) = NumericBounds.Of(parameter);
        return new Side(parameter, low, high, []);
    }

    /// <summary>The part of a parameter that is worth searching.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="best">Its values in the best trials, of those in which it was active.</param>
    /// <param name="all">The same of all trials.</param>
    public static Side Of(Parameter parameter, double[] best, double[] all)
    {
        if (best.Length == 0) return Whole(parameter);
        if (parameter is ChoiceParameter choice)
            return OfChoices(choice, value => best.Contains(value) || all.Count(tried => tried == value) < FewestTries);

        // Of a coarse grid the neighbours stay in reach.
        double margin = parameter.Cardinality is { } levels ? Math.Max(Margin, 1.0 / levels) : Margin;
        double low = Math.Max(0, parameter.ToUnit(best.Min()) - margin), high = Math.Min(1, parameter.ToUnit(best.Max()) + margin);
        if (low == 0) high = Math.Max(high, Least);
        else if (high == 1) low = Math.Min(low, 1 - Least);
        return new Side(parameter, parameter.FromUnit(low), parameter.FromUnit(high), []);
    }

    /// <summary>Whether a value, NaN for an inactive parameter, is kept.</summary>
    public bool Keeps(double value) =>
        double.IsNaN(value) || (_parameter is ChoiceParameter ? _choices.Contains((int)value) : value >= Low && value <= High);

    /// <summary>Whether the same is kept.</summary>
    public bool IsSameAs(Side other) => (Low, High) == (other.Low, other.High) && _choices.SequenceEqual(other._choices);

    /// <summary>The move that leads here.</summary>
    public BoundMove Move(string reason)
    {
        if (_parameter is not ChoiceParameter choice) return new BoundMove(_parameter.Index, 0, Low, High, reason);
        string labels = string.Join(", ", _choices.Select(value => choice.Choices[value].Label));
        return new BoundMove(_parameter.Index, 0, Low, High, $"{reason}; searched: {labels}");
    }

    private static Side OfChoices(ChoiceParameter choice, Predicate<int> isKept)
    {
        int[] kept = [.. Enumerable.Range(0, choice.Choices.Count).Where(value => isKept(value))];
        return new Side(choice, kept[0], kept[^1], kept);
    }
}
