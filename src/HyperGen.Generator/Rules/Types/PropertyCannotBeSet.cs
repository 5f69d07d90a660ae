using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0007: a get-only property would silently stay as it is.</summary>
internal sealed class PropertyCannotBeSet() : MemberRule(Describe.Error(
    "HG0007",
    "A searched property cannot be set",
    "'{0}' has no setter and would keep its default in every trial; add 'init'"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member is { IsSearched: true, Property: { IsIndexer: false, IsStatic: false, RefKind: RefKind.None } property }
            && !IsSettable(property, member, space.Type))
        {
            context.Report(Descriptor, member.Location, member.Name);
        }
    }

    private static bool IsSettable(IPropertySymbol property, MemberDeclaration member, INamedTypeSymbol type)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
        if (property.SetMethod is { } setter) return isOwn || setter.DeclaredAccessibility != Accessibility.Private;
        return isOwn && member.Parameter is not null;
    }
}
