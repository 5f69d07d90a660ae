using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3013: choices are constants, or types.</summary>
internal sealed class TypeCannotCarryChoice() : ChoiceRule(Describe.Error(
    "HG3013",
    "The type of the property cannot carry a choice",
    "'{0}' is of type '{1}', whose values cannot be listed in [Choice]; use a number, text, bool, char, enum or time span, or list types"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (!Domain.CanCarry(choice, member.Type))
            context.Report(Descriptor, choice.Attribute.Location, member.Name, member.Type.DisplayName);
    }
}
