using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints the two directions between a choice and its index.</summary>
internal static class ChoiceTableEmitter
{
    public static void Emit(IndentedWriter writer, MemberSpec member)
    {
        if (member.Domain is ChoiceDomainSpec choice)
        {
            ValueAt(writer, member, choice);
            IndexOf(writer, member, choice.Choices.Select(item => $"value == {item.Value}"));
        }
        else if (member.Domain is PolymorphicDomainSpec polymorphic)
        {
            IndexOf(writer, member, polymorphic.Alternatives.Select(item => $"value?.GetType() == typeof({item.Space})"));
        }
    }

    private static void ValueAt(IndentedWriter writer, MemberSpec member, ChoiceDomainSpec choice)
    {
        writer.Line();
        writer.Open($"public static {member.Type} {member.Name}At(double index) => (int)index switch");
        for (int i = 0; i < choice.Choices.Count; i++) writer.Line($"{i} => {choice.Choices[i].Value},");
        writer.Line($"_ => throw global::HyperGen.Spaces.PropertyNumber.NoChoice(\"{member.Name}\", index),");
        writer.Close(";");
    }

    private static void IndexOf(IndentedWriter writer, MemberSpec member, IEnumerable<string> tests)
    {
        writer.Line();
        writer.Open($"public static double IndexOf{member.Name}({member.Type} value)");
        int index = 0;
        foreach (string test in tests) writer.Line($"if ({test}) return {index++}d;");
        writer.Line("return -1d;");
        writer.Close();
    }
}
