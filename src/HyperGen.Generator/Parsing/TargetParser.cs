using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>Parses what <c>[SearchSpaceFor]</c> adds.</summary>
internal static class TargetParser
{
    public static TargetSpec? Parse(SpaceDeclaration space)
    {
        if (space.Target is not { } target) return null;
        MemberDeclaration[] mirrored = [.. space.Searched.Where(member => TargetProperty.Of(target, member.Name)?.SetMethod is not null)];
        return new TargetSpec
        {
            Type = TypeNames.Bare(target),
            ByReference = target.IsValueType ? "ref " : "",
            Properties = new(mirrored.Select(member => TypeNames.Identifier(member.Name))),
            CanApply = mirrored.All(member => TargetProperty.Of(target, member.Name) is { SetMethod.IsInitOnly: false }),
            CanCreate = !target.IsAbstract && (target.IsValueType || target.InstanceConstructors.Any(IsUsable))
                && RequiredAreMirrored(target, mirrored),
        };

        bool IsUsable(IMethodSymbol constructor) =>
            constructor.Parameters.All(parameter => parameter.IsOptional)
                && space.Compilation.IsSymbolAccessibleWithin(constructor, space.Type);
    }

    private static bool RequiredAreMirrored(INamedTypeSymbol target, MemberDeclaration[] mirrored)
    {
        for (INamedTypeSymbol? level = target; level is not null; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
                    && mirrored.All(other => other.Name != member.Name)) return false;
            }
        }

        return true;
    }
}
