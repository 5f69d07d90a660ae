namespace HyperGen.Generator.Declarations;

/// <summary>A choice as a value of the property's type.</summary>
/// <param name="Problem">Why there is none.</param>
/// <param name="Value">
/// Null, a bool, a string, a char, a decimal, a <see cref="System.TimeSpan"/>, a double (for double, float rounded to it, Half rounded to
/// it), a
/// <see cref="long"/> or <see cref="ulong"/> (integers, and enums by their constant), or an <see cref="ITypeSymbol"/>. Equal choices are
/// equal here.
/// </param>
internal readonly record struct ChoiceValue(ChoiceProblem Problem, object? Value);
