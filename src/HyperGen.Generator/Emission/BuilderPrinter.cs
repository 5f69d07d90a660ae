using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints the calls that add a member to a space under construction.</summary>
internal static class BuilderPrinter
{
    public static void Add(IndentedWriter writer, MemberSpec member, SearchSpaceSpec spec)
    {
        string name = $"\"{member.Name}\"";
        string call = member.Domain switch
        {
            NumberDomainSpec number => $"{number.Adder}({name}, {number.AdderArguments})",
            ChoiceDomainSpec choice => $"AddChoice({name}, {MemberText.Table(member)}{Labels(choice)})",
            NestedDomainSpec nested => $"AddSpace({name}, {nested.Space}.SearchSpace)",
            PolymorphicDomainSpec polymorphic =>
                $"AddChoice({name}, {MemberText.Table(member)}, {Texts(polymorphic.Alternatives.Select(item => item.Label))})",
            _ => "",
        };
        string conditions = string.Concat(member.Conditions.Select(
            condition => $".When({spec.Members[condition.Parent].Offset}, {string.Join(", ", condition.Values)})"));
        string formerNames = string.Concat(member.FormerNames.Select(former => $".FormerlyNamed({former})"));
        writer.Line($"builder.{call}{conditions}{formerNames}{member.Prior}{member.Limits};");
        if (member.Domain is not PolymorphicDomainSpec variants) return;
        for (int i = 0; i < variants.Alternatives.Count; i++)
            writer.Line($"builder.AddVariant({name}, {member.Offset}, {i}, {variants.Alternatives[i].Space}.SearchSpace);");
    }

    private static string Labels(ChoiceDomainSpec choice) =>
        choice.IsLabelled ? $", {Texts(choice.Choices.Select(item => item.Label))}" : "";

    private static string Texts(IEnumerable<string> items) => $"new string[] {{ {string.Join(", ", items)} }}";
}
