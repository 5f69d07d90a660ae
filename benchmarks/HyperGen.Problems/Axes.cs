namespace HyperGen.Problems;

/// <summary>Short ways to write a space down.</summary>
public static class Axes
{
    /// <summary>A real parameter on a linear scale.</summary>
    public static FloatAxis Float(string name, double low, double high) => new(name, low, high);

    /// <summary>A real parameter on a log scale.</summary>
    public static FloatAxis LogFloat(string name, double low, double high) => new(name, low, high, Scale.Log);

    /// <summary>An integer parameter on a linear scale.</summary>
    public static IntegerAxis Integer(string name, long low, long high) => new(name, low, high);

    /// <summary>An integer parameter on a log scale.</summary>
    public static IntegerAxis LogInteger(string name, long low, long high) => new(name, low, high, Scale.Log);

    /// <summary>A choice parameter.</summary>
    public static ChoiceAxis Choice(string name, params string[] choices) => new(name, choices);

    /// <summary>A choice between <paramref name="count"/> values named v0, v1, ...</summary>
    public static ChoiceAxis Choice(string name, int count) => new(name, [.. Enumerable.Range(0, count).Select(i => $"v{i}")]);

    /// <summary>Real parameters x0, x1, ... over the same range: a box.</summary>
    public static Axis[] Box(int dimensions, double low, double high) =>
        [.. Enumerable.Range(0, dimensions).Select(i => Float($"x{i}", low, high))];

    /// <summary>
    /// The same axis, there only while choice parameter <paramref name="parent"/> takes one of <paramref name="choices"/>.
    /// </summary>
    public static T When<T>(this T axis, int parent, params int[] choices)
        where T : Axis => axis with { Condition = new Condition(parent, choices) };
}
