using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0013: a mirror of another type names its properties.</summary>
internal sealed class TargetHasNoSuchProperty() : Rule(Describe.Error(
    "HG0013",
    "The target type has no such property",
    "'{0}' has no property '{1}' to copy the searched value to"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        if (space.Target is not { TypeKind: not TypeKind.Error } target) return;
        foreach (MemberDeclaration member in space.Searched)
        {
            if (TargetProperty.Of(target, member.Name) is null) context.Report(Descriptor, member.Location, Show.Type(target), member.Name);
        }
    }
}
