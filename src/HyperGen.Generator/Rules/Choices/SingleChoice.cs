using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3009: a lone value needs no search.</summary>
internal sealed class SingleChoice() : ChoiceRule(Describe.Warning(
    "HG3009",
    "A choice has a single value",
    "'{0}' has the single choice {1}, so there is nothing to search"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (choice.Values is [{ IsErroneous: false } only])
        {
            context.Report(Descriptor, only.Location, member.Name, Show.Argument(only));
        }
        else if (choice.Values.IsEmpty && member.Type.Kind == ValueKind.Enum && !member.Type.IsNullableValue
            && EnumMembers.Of(member.Type.Underlying).Take(2).ToArray() is [var lone])
        {
            context.Report(Descriptor, choice.Attribute.Location, member.Name, lone.Name);
        }
    }
}
