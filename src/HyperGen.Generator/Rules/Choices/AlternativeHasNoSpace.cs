using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3012: every alternative is searched while it is chosen.</summary>
internal sealed class AlternativeHasNoSpace() : ChoiceRule(Describe.Error(
    "HG3012",
    "An alternative has no search space",
    "'{0}' is not a search space; mark it with [SearchSpace]"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        foreach (ArgumentValue value in choice.Values)
        {
            if (value.Value is ITypeSymbol { TypeKind: not TypeKind.Error } type && !member.Type.IsScalar
                && Alternatives.Fits(type, member, space.Compilation) != false && Alternatives.Obstacle(type) is null
                && !AttributeNames.IsSearchSpace(type))
            {
                context.Report(Descriptor, value.Location, Show.Type(type));
            }
        }
    }
}
