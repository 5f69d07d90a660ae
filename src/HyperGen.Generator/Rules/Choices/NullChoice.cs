using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3002: null is a choice of nullable properties alone.</summary>
internal sealed class NullChoice() : ChoiceRule(Describe.Error(
    "HG3002",
    "A property that cannot be null has null among its choices",
    "'{0}' is of type '{1}', which null is not a value of"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        foreach (ArgumentValue value in choice.Values)
        {
            if (ChoiceReader.Read(value, member.Type).Problem == ChoiceProblem.Null)
                context.Report(Descriptor, value.Location, member.Name, member.Type.DisplayName);
        }
    }
}
