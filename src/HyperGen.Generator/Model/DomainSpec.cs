namespace HyperGen.Generator.Model;

/// <summary>What a member is searched over.</summary>
internal abstract record DomainSpec;
