using System.Globalization;

namespace HyperGen.Tool.Enqueueing;

/// <summary>Reads a parameter's value from text.</summary>
internal static class ParameterText
{
    private const double GridTolerance = 1e-8; // of a step: 0.3 means the third step of 0.1

    /// <exception cref="RefusedException">The text is no value of the parameter; the message names both and the domain.</exception>
    public static double Parse(Parameter parameter, string text) => parameter switch
    {
        ChoiceParameter choice => Index(choice, text),
        FloatParameter { Step: { } step } stepped => Snapped(stepped, step, Number(parameter, text, "a number"), text),
        IntParameter => Contained(parameter, Number(parameter, text, "a whole number"), text),
        _ => Contained(parameter, Number(parameter, text, "a number"), text),
    };

    private static double Index(ChoiceParameter parameter, string text)
    {
        for (int i = 0; i < parameter.Choices.Count; i++)
        {
            if (parameter.Choices[i].Label == text || parameter.Choices[i].Json == text) return i;
        }

        string[] labels = [.. parameter.Choices.Select(choice => choice.Label)];
        string hint = Spelling.Nearest(text, labels) is { } near ? $" Did you mean '{near}'?" : "";
        throw new RefusedException($"'{parameter.Name}' has no choice '{text}'; it has {string.Join(", ", labels)}.{hint}");
    }

    private static double Number(Parameter parameter, string text, string expected) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new RefusedException($"'{parameter.Name}' was given '{text}', which is not {expected}; it is {parameter.Domain}.");

    private static double Snapped(FloatParameter parameter, double step, double number, string text)
    {
        double nearest = parameter.FromUnit(parameter.ToUnit(number));
        if (Math.Abs(nearest - number) <= GridTolerance * step) return nearest;
        throw new RefusedException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{parameter.Name}' was given {text}, which is no value of {parameter.Domain}; the nearest is {nearest:R}."));
    }

    private static double Contained(Parameter parameter, double number, string text) => parameter.Contains(number)
        ? number
        : throw new RefusedException(
            $"'{parameter.Name}' was given {text}, which is no value of {parameter.Domain}; " +
            $"the nearest is {parameter.Format(parameter.FromUnit(parameter.ToUnit(number)))}.");
}
