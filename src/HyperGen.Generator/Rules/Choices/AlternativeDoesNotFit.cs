using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3010: the property must be able to hold every alternative.</summary>
internal sealed class AlternativeDoesNotFit() : ChoiceRule(Describe.Error(
    "HG3010",
    "An alternative does not fit the property",
    "'{0}' cannot be assigned to '{1}', which is of type '{2}'"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        foreach (ArgumentValue value in choice.Values)
        {
            if (value.Value is ITypeSymbol { TypeKind: not TypeKind.Error } type && !member.Type.IsScalar
                && Alternatives.Fits(type, member, space.Compilation) == false)
            {
                context.Report(Descriptor, value.Location, Show.Type(type), member.Name, member.Type.DisplayName);
            }
        }
    }
}
