using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints the arrays of choices, by which values and indices find each other.</summary>
internal static class ChoiceTableEmitter
{
    public static void Emit(IndentedWriter writer, MemberSpec member)
    {
        if (member.Domain is ChoiceDomainSpec choice)
            Table(writer, member, member.Type, choice.Choices.Select(item => item.Value));
        else if (member.Domain is PolymorphicDomainSpec polymorphic)
            Table(writer, member, "global::System.Type", polymorphic.Alternatives.Select(item => $"typeof({item.Space})"));
    }

    private static void Table(IndentedWriter writer, MemberSpec member, string type, IEnumerable<string> items) =>
        writer.Line($"public static readonly {type}[] {MemberText.Table(member)} = {{ {string.Join(", ", items)} }};");
}
