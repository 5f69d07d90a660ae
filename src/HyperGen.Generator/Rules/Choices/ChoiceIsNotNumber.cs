using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3014: NaN marks an inactive parameter.</summary>
internal sealed class ChoiceIsNotNumber() : ChoiceRule(Describe.Error(
    "HG3014",
    "A choice is not a number",
    "{0} cannot be a choice of '{1}': it equals nothing and stands for an inactive parameter in stored points"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        foreach (ArgumentValue value in choice.Values)
        {
            if (ChoiceReader.Read(value, member.Type) is { Problem: ChoiceProblem.None, Value: double.NaN })
                context.Report(Descriptor, value.Location, Show.Argument(value), member.Name);
        }
    }
}
