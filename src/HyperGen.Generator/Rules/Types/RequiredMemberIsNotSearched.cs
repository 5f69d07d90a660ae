using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0005: generated object initialisers set what is searched and nothing else.</summary>
internal sealed class RequiredMemberIsNotSearched() : Rule(Describe.Error(
    "HG0005",
    "A required member is not searched",
    "'{0}' is required but not searched, so nothing sets it when a config of '{1}' is created"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (ISymbol member in Construction.Of(space)?.UnsetRequiredMembers(space) ?? [])
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingType, space.Type);
            context.Report(Descriptor, isOwn ? member.Locations[0] : space.Location, member.Name, space.Type.Name);
        }
    }
}
