using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3001: every choice is a constant that the property can hold.</summary>
internal sealed class ChoiceIsNotOfType() : ChoiceRule(Describe.Error(
    "HG3001",
    "A choice is not a value of the property's type",
    "{0} is not a value of '{1}', the type of '{2}'"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (!Domain.CanCarry(choice, member.Type)) return;
        foreach (ArgumentValue value in choice.Values)
        {
            if (ChoiceReader.Read(value, member.Type).Problem == ChoiceProblem.WrongType)
                context.Report(Descriptor, value.Location, Show.Argument(value), member.Type.DisplayName, member.Name);
        }
    }
}
