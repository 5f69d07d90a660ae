namespace HyperGen.Generator.Model;

/// <summary>A list of constants.</summary>
internal sealed record ChoiceDomainSpec : DomainSpec
{
    public required EquatableArray<ChoiceSpec> Choices { get; init; }

    /// <summary>Whether stored labels are given because the values have no text form of their own.</summary>
    public required bool IsLabelled { get; init; }

    /// <summary>The enum's name in source a person would paste, as a literal; null for other types.</summary>
    public required string? EnumName { get; init; }
}
