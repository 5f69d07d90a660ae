using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3011: an alternative is created for the trials that choose it.</summary>
internal sealed class AlternativeCannotBeCreated() : ChoiceRule(Describe.Error(
    "HG3011",
    "An alternative cannot be created",
    "'{0}' is {1} and cannot be created for the trials that choose it"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        foreach (ArgumentValue value in choice.Values)
        {
            if (value.Value is ITypeSymbol { TypeKind: not TypeKind.Error } type && !member.Type.IsScalar
                && Alternatives.Fits(type, member, space.Compilation) != false && Alternatives.Obstacle(type) is { } obstacle)
            {
                context.Report(Descriptor, value.Location, Show.Type(type), obstacle);
            }
        }
    }
}
