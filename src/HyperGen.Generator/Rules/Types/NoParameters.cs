using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0008: every trial would run the same config.</summary>
internal sealed class NoParameters() : Rule(Describe.Warning(
    "HG0008",
    "A search space has no parameters",
    "'{0}' has no [Range], [LogUniform], [Choice] or [Nested] property, so there is nothing to search"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        if (!space.Searched.Any() && !space.Type.IsStatic) context.Report(Descriptor, space.Location, space.Type.Name);
    }
}
