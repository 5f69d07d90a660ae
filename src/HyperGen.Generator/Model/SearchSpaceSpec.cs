namespace HyperGen.Generator.Model;

/// <summary>All the emitter needs to know of one search space. Texts are C# source, ready to print.</summary>
/// <remarks>Plain values with structural equality: an equal spec means that the emitted file need not be written again.</remarks>
internal sealed record SearchSpaceSpec
{
    public required string HintName { get; init; }

    /// <summary>Null for the global namespace.</summary>
    public required string? Namespace { get; init; }

    /// <summary>Headers of the containing types, outermost first: <c>partial class Outer&lt;T&gt;</c>.</summary>
    public required EquatableArray<string> Containers { get; init; }

    /// <summary>Header of the type: <c>partial record TrainingConfig</c>.</summary>
    public required string Declaration { get; init; }

    /// <summary>The type from anywhere: <c>global::Demo.TrainingConfig</c>.</summary>
    public required string SelfType { get; init; }

    /// <summary>The name of the space, as a string literal.</summary>
    public required string NameLiteral { get; init; }

    /// <summary>An expression of the type's name in source a person would paste.</summary>
    public required string SourceName { get; init; }

    /// <summary>Number of parameters.</summary>
    public required string ParameterCount { get; init; }

    /// <summary>The members in declaration order.</summary>
    public required EquatableArray<MemberSpec> Members { get; init; }

    /// <summary>The order of draws: parents first.</summary>
    public required EquatableArray<DrawSpec> Draws { get; init; }

    public required CreationSpec Creation { get; init; }

    /// <summary>Whether the creation of the template config sets nothing the user did not: it is then the default config.</summary>
    public required bool HasDefault { get; init; }

    /// <summary>Conditions on <c>config</c> that a feasible config fulfils, the type's own.</summary>
    public required EquatableArray<string> Constraints { get; init; }

    /// <summary>Whether the type or a nested one has constraints.</summary>
    public required bool IsConstrained { get; init; }

    /// <summary>Whether feasibility depends on which nested space is active.</summary>
    public required bool FeasibilityNeedsPoint { get; init; }

    /// <summary><c>"new "</c> where a base type is a search space too.</summary>
    public required string Hiding { get; init; }

    /// <summary>How <c>ToCSharp</c> relates to a base type's: <c>"virtual "</c>, <c>"override "</c> or nothing.</summary>
    public required string Virtuality { get; init; }

    /// <summary>The mirrored type of <c>[SearchSpaceFor]</c>.</summary>
    public required TargetSpec? Target { get; init; }
}
