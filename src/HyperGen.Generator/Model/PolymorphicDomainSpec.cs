namespace HyperGen.Generator.Model;

/// <summary>One of several types with spaces of their own.</summary>
internal sealed record PolymorphicDomainSpec(EquatableArray<AlternativeSpec> Alternatives) : DomainSpec;
