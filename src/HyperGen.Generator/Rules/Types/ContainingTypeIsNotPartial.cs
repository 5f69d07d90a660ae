using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0002: every type around a search space must be partial; the outermost one that is not is named.</summary>
internal sealed class ContainingTypeIsNotPartial() : Rule(Describe.Error(
    "HG0002",
    "A type that contains a search space is not partial",
    "'{0}' contains the search space '{1}' and must be partial"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        if (space.Containers.FirstOrDefault(container => !TypePlaces.IsPartial(container)) is { } first)
            context.Report(Descriptor, TypePlaces.Identifier(first), first.Name, space.Type.Name);
    }
}
