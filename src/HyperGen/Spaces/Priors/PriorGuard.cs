namespace HyperGen.Spaces;

/// <summary>The errors of ill-formed priors. The analyzers report the same at compile time; these meet priors given at run time.</summary>
internal static class PriorGuard
{
    public static void Check(Parameter parameter, double centre, double? factor, double? spread)
    {
        double low = parameter.FromUnit(0), high = parameter.FromUnit(1);
        if (!(centre >= low && centre <= high))
            throw Invalid(parameter, $"the centre {centre}, outside {parameter.Domain}; give one within it");
        if (factor is null && spread is null) throw Invalid(parameter, $"neither a factor nor a spread; give one of the two");
        if (factor is not null && spread is not null) throw Invalid(parameter, $"both a factor and a spread; give one of the two");
        if (factor is { } ratio && !(ratio > 1 && double.IsFinite(ratio)))
            throw Invalid(parameter, $"the factor {ratio}; it must be finite and above 1");
        if (factor is not null && !(low > 0))
            throw Invalid(parameter, $"a factor and a range from {low} on; factors need a range above zero: give a spread instead");
        if (spread is { } distance && !(distance > 0 && double.IsFinite(distance)))
            throw Invalid(parameter, $"the spread {distance}; it must be positive and finite");
    }

    public static void Check(ChoiceParameter parameter, double[] weights)
    {
        int choices = parameter.Choices.Count;
        if (weights.Length != choices)
            throw Invalid(parameter, $"{weights.Length} weights for {choices} choices; give each choice one weight");
        int wrong = Array.FindIndex(weights, weight => !(weight >= 0 && double.IsFinite(weight)));
        if (wrong >= 0)
            throw Invalid(parameter, $"the weight {weights[wrong]} for {parameter.Choices[wrong].Label}; it must be finite and at least 0");
        if (weights.All(weight => weight == 0)) throw Invalid(parameter, $"no weight above 0; give the likely choices one");
    }

    public static Exception NoSuchChoice(Parameter parameter, object? value) =>
        Invalid(parameter, $"the preferred value {value ?? "null"}, which is not among {parameter.Domain}");

    public static Exception NoNumber(string name) => new ArgumentException($"'{name}' is not a number; give its choices weights instead.");

    public static Exception NoChoice(string name) =>
        new ArgumentException($"'{name}' is not a choice; give it a centre with a factor or a spread instead.");

    private static ArgumentException Invalid(Parameter parameter, FormattableString problem) =>
        new($"The prior of '{parameter.Name}' has {FormattableString.Invariant(problem)}.");
}
