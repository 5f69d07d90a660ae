using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Parsing;

/// <summary>Parses an <c>[Expandable]</c>.</summary>
internal static class LimitsParser
{
    /// <summary>The call on a builder; empty without limits.</summary>
    public static string Parse(MemberDeclaration member) => member is { Limits: { } limits, Range: not null }
        ? $".Expandable({Literals.Of(limits.Low.Number)}, {Literals.Of(limits.High.Number)})"
        : "";
}
