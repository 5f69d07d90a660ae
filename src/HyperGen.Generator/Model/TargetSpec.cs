namespace HyperGen.Generator.Model;

/// <summary>The type that <c>[SearchSpaceFor]</c> mirrors.</summary>
internal sealed record TargetSpec
{
    public required string Type { get; init; }

    /// <summary><c>"ref "</c> for a struct.</summary>
    public required string ByReference { get; init; }

    /// <summary>The mirrored properties.</summary>
    public required EquatableArray<string> Properties { get; init; }

    /// <summary>Whether each can be set on an existing object.</summary>
    public required bool CanApply { get; init; }

    /// <summary>Whether the target can be created.</summary>
    public required bool CanCreate { get; init; }
}
