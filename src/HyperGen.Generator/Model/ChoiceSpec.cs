namespace HyperGen.Generator.Model;

/// <summary>One choice.</summary>
/// <param name="Value">An expression of it.</param>
/// <param name="Label">Its label as a string literal.</param>
internal sealed record ChoiceSpec(string Value, string Label);
