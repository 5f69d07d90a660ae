namespace HyperGen.Generator.Rules;

/// <summary>What a rule tells the code fix of its diagnostic.</summary>
internal static class Repair
{
    /// <summary>The key of the source text that mends the marked expression.</summary>
    public const string Key = "HyperGen.Replacement";

    public static ImmutableDictionary<string, string?> With(string replacement) =>
        ImmutableDictionary<string, string?>.Empty.Add(Key, replacement);
}
