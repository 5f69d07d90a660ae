using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0001: the generator can only add to a partial type.</summary>
internal sealed class TypeIsNotPartial() : Rule(Describe.Error(
    "HG0001",
    "A search space is not partial",
    "'{0}' is a search space and must be partial, so that its space can be generated"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        if (!TypePlaces.IsPartial(space.Type)) context.Report(Descriptor, space.Location, space.Type.Name);
    }
}
