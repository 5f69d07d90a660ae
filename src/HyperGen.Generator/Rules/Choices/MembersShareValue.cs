using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3007: an alias is no choice of its own.</summary>
internal sealed class MembersShareValue() : ChoiceRule(Describe.Warning(
    "HG3007",
    "Two choices of an enum share a value",
    "'{0}' and '{1}' of '{2}' have the same value and are one choice"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (!choice.Values.IsEmpty || member.Type.Kind != ValueKind.Enum) return;
        Dictionary<object, string> names = [];
        foreach (IFieldSymbol field in EnumMembers.Of(member.Type.Underlying))
        {
            if (names.TryGetValue(field.ConstantValue!, out string first))
                context.Report(Descriptor, choice.Attribute.Location, field.Name, first, Show.Type(member.Type.Underlying));
            else
                names.Add(field.ConstantValue!, field.Name);
        }
    }
}
