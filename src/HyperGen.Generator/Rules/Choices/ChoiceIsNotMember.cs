using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3005: a number without a name can be neither shown nor stored.</summary>
internal sealed class ChoiceIsNotMember() : ChoiceRule(Describe.Error(
    "HG3005",
    "A choice is not a member of its enum",
    "{0} is not a member of '{1}'"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.Type.Kind != ValueKind.Enum) return;
        foreach (ArgumentValue value in choice.Values)
        {
            ChoiceValue read = ChoiceReader.Read(value, member.Type);
            if (read is { Problem: ChoiceProblem.None, Value: { } number } && !EnumMembers.Contains(member.Type.Underlying, number))
                context.Report(Descriptor, value.Location, Show.Argument(value), Show.Type(member.Type.Underlying));
        }
    }
}
