namespace HyperGen.Generator.Parsing;

/// <summary>Adds up parameter counts: a number, and the counts of nested types, which only they know.</summary>
internal sealed class Offsets
{
    private readonly List<string> _terms = [];
    private int _count;

    /// <summary>The sum so far, as an expression.</summary>
    public string Current => _count == 0 && _terms.Count > 0
        ? string.Join(" + ", _terms)
        : string.Join(" + ", [_count.ToString(System.Globalization.CultureInfo.InvariantCulture), .. _terms]);

    public void AddOne() => _count++;

    public void AddSpace(string type) => _terms.Add($"{type}.ParameterCount");
}
