namespace HyperGen.Generator.Model;

/// <summary>One searched property.</summary>
internal sealed record MemberSpec
{
    /// <summary>Position among the searched properties.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The name as parameters and people know it.</summary>
    public required string Name { get; init; }

    /// <summary>The name as source: <c>@class</c>.</summary>
    public required string Identifier { get; init; }

    /// <summary>The declared type.</summary>
    public required string Type { get; init; }

    /// <summary>Index of its first parameter.</summary>
    public required string Offset { get; init; }

    /// <summary>Accessibility of its handle.</summary>
    public required string HandleAccessibility { get; init; }

    /// <summary>The handle's summary, as XML text.</summary>
    public required string Documentation { get; init; }

    public required EquatableArray<ConditionSpec> Conditions { get; init; }

    /// <summary>Former names as string literals.</summary>
    public required EquatableArray<string> FormerNames { get; init; }

    public required DomainSpec Domain { get; init; }

    /// <summary>The call that gives the parameter a prior, <c>.Near(0.001d, factor: 10d)</c>; empty without one.</summary>
    public required string Prior { get; init; }

    /// <summary>The call that gives the parameter hard limits, <c>.Expandable(0d, 1d)</c>; empty without them.</summary>
    public required string Limits { get; init; }

    public bool IsConditional => Conditions.Count > 0;
}
