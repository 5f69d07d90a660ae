namespace HyperGen.Generator.Model;

/// <summary>A nested space.</summary>
/// <param name="Space">The nested type.</param>
/// <param name="IsConstrained">Whether it has constraints.</param>
internal sealed record NestedDomainSpec(string Space, bool IsConstrained) : DomainSpec;
