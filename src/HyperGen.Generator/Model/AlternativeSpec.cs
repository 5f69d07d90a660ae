namespace HyperGen.Generator.Model;

/// <summary>One type of a polymorphic choice.</summary>
internal sealed record AlternativeSpec
{
    public required string Space { get; init; }

    /// <summary>Its label as a string literal.</summary>
    public required string Label { get; init; }

    /// <summary>Name of the handle of its parameters.</summary>
    public required string HandleName { get; init; }

    /// <summary>Index of its first parameter.</summary>
    public required string Offset { get; init; }

    public required bool IsConstrained { get; init; }
}
