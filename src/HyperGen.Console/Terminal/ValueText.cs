using System.Globalization;

namespace HyperGen.Terminal;

/// <summary>Numbers as people read them: six significant digits, invariant culture.</summary>
internal static class ValueText
{
    public static string Of(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A parameter's value; real numbers are shortened, everything else is shown whole.</summary>
    public static string Of(Parameter parameter, double value)
    {
        string exact = PlainText.OneLine(parameter.Format(value));
        return parameter is FloatParameter && exact.Length > 8 ? Of(value) : exact;
    }

    /// <summary>How much better the best value is than the baseline's, in the words that the sizes allow.</summary>
    public static string Improvement(double baseline, double best)
    {
        double difference = Math.Abs(best - baseline);
        if (difference == 0) return "no better than the default";
        string share = baseline == 0 || double.IsInfinity(difference)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" ({difference / Math.Abs(baseline) * 100:G3} %)");
        return $"better by {Of(difference)}{share}";
    }
}
