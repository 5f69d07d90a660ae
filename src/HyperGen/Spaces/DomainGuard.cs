namespace HyperGen;

/// <summary>The errors of ill-formed domains. The analyzers report the same at compile time; these meet spaces built by hand.</summary>
internal static class DomainGuard
{
    private const long ExactLimit = 1L << 53;

    public static void Bounds(string name, double low, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high))
            throw Invalid($"'{name}' has the bounds [{low}, {high}]; both must be finite.");
        if (low > high) throw Invalid($"'{name}' has the lower bound {low} above the upper bound {high}; swap them.");
    }

    public static void IntegerBounds(string name, long low, long high)
    {
        if (low > high) throw Invalid($"'{name}' has the lower bound {low} above the upper bound {high}; swap them.");
        if (low < -ExactLimit || high > ExactLimit)
            throw Invalid($"'{name}' has the bounds [{low}, {high}]; integers beyond 2^53 have no exact numeric form: narrow the range.");
    }

    public static Exception NonPositiveLog(string name, double low) =>
        Invalid($"'{name}' has a log scale and the lower bound {low}; it must be positive (at least 1 for an integer).");

    public static Exception Step(string name, double step) => Invalid($"'{name}' has the step {step}; it must be positive and finite.");

    public static Exception LogStep(string name) => Invalid($"'{name}' has a log scale and a step; drop one of the two.");

    public static Exception NoChoices(string name) => Invalid($"'{name}' has no choices; list at least one.");

    public static Exception LabelCount(string name, int choices, int labels) =>
        Invalid($"'{name}' has {choices} choices and {labels} label{(labels == 1 ? "" : "s")}; give each choice one label.");

    public static Exception ChoiceTwice(string name, string json) =>
        Invalid($"'{name}' has the choice {json} twice; drop one of the two or give them different labels.");

    public static Exception NoStoredForm(string name, object? value) => value is double or float or Half
        ? Invalid($"'{name}' has the choice {value}, which equals nothing, not even itself; remove it.")
        : Invalid($"'{name}' has the choice {value} of the type {value?.GetType()}, which has no JSON form; give labels.");

    private static ArgumentException Invalid(FormattableString message) =>
        new(FormattableString.Invariant(message));
}
