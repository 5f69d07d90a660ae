namespace HyperGen.Generator.Model;

/// <summary>A constructor parameter or property that takes the value of a member.</summary>
/// <param name="Identifier">The parameter or property.</param>
/// <param name="Member">Ordinal of the member.</param>
internal sealed record SlotSpec(string Identifier, int Member);
