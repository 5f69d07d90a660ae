namespace HyperGen.Generator.Model;

/// <summary>A step of sampling.</summary>
/// <param name="Member">Ordinal of the member.</param>
/// <param name="Part">What of it is drawn.</param>
internal sealed record DrawSpec(int Member, DrawPart Part);
