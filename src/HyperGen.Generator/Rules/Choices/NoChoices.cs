using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3004: only an enum and a bool list their values themselves.</summary>
internal sealed class NoChoices() : ChoiceRule(Describe.Error(
    "HG3004",
    "A choice has no values",
    "[Choice] lists no values for '{0}'; only an enum with members and a bool can do without"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (!choice.Values.IsEmpty || !member.Type.IsScalar || member.Type.Kind == ValueKind.Boolean) return;
        if (member.Type.Kind != ValueKind.Enum || !EnumMembers.Of(member.Type.Underlying).Any())
            context.Report(Descriptor, choice.Attribute.Location, member.Name);
    }
}
