using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3006: the members of a flags enum are parts of values.</summary>
internal sealed class FlagsWithoutChoices() : ChoiceRule(Describe.Warning(
    "HG3006",
    "A flags enum is searched without explicit choices",
    "'{0}' is a flags enum: [Choice] tries its {1} declared members and none of their combinations; list what to try"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (choice.Values.IsEmpty && member.Type.Kind == ValueKind.Enum && EnumMembers.IsFlags(member.Type.Underlying)
            && EnumMembers.Of(member.Type.Underlying).Any())
            context.Report(Descriptor, choice.Attribute.Location, Show.Type(member.Type.Underlying),
                EnumMembers.Of(member.Type.Underlying).Count());
    }
}
