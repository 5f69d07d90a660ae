using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0014: a searched value must be assignable to the property it mirrors.</summary>
internal sealed class TargetPropertyCannotTakeValue() : Rule(Describe.Error(
    "HG0014",
    "The property of the target cannot take the value",
    "'{0}.{1}' cannot take the searched value: {2}"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        if (space.Target is not { TypeKind: not TypeKind.Error } target) return;
        foreach (MemberDeclaration member in space.Searched)
        {
            if (TargetProperty.Of(target, member.Name) is { } property && Obstacle(member, property, space) is { } obstacle)
                context.Report(Descriptor, member.Location, Show.Type(target), member.Name, obstacle);
        }
    }

    private static string? Obstacle(MemberDeclaration member, IPropertySymbol property, SpaceDeclaration space)
    {
        if (property.SetMethod is not { } setter || !space.Compilation.IsSymbolAccessibleWithin(setter, space.Type))
            return "it has no accessible setter";
        if (setter.IsInitOnly) return "it can only be set while the object is created";
        if (property.Type.TypeKind == TypeKind.Error || member.Type.Kind == ValueKind.Erroneous) return null;
        return space.Compilation.ClassifyCommonConversion(member.Type.Declared, property.Type) is { IsImplicit: true }
            ? null
            : $"it is a '{Show.Type(property.Type)}' and the value a '{member.Type.DisplayName}'";
    }
}
