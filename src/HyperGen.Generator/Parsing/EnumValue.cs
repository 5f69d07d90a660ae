using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Parsing;

/// <summary>A value of an enum as source and as a label: a member, a combination of flags, or a bare number.</summary>
internal readonly record struct EnumValue(string Expression, string Label)
{
    public static EnumValue Of(INamedTypeSymbol type, object value)
    {
        string name = TypeNames.Bare(type);
        IFieldSymbol[] members = [.. ChoiceValues.EnumMembers(type)];
        if (members.FirstOrDefault(member => Equals(ChoiceReader.Widen(member.ConstantValue!), value)) is { } exact)
            return new($"{name}.{TypeNames.Identifier(exact.Name)}", exact.Name);

        ulong rest = Bits(value);
        var parts = new List<IFieldSymbol>();
        foreach (IFieldSymbol member in members)
        {
            ulong bits = Bits(ChoiceReader.Widen(member.ConstantValue!));
            if (bits == 0 || (rest & bits) != bits) continue;
            rest &= ~bits;
            parts.Add(member);
        }

        return rest == 0 && parts.Count > 0
            ? new(
                $"({string.Join(" | ", parts.Select(part => $"{name}.{TypeNames.Identifier(part.Name)}"))})",
                string.Join(", ", parts.Select(part => part.Name)))
            : new($"unchecked(({name})({value}))", value.ToString());
    }

    private static ulong Bits(object value) => value is ulong bits ? bits : unchecked((ulong)(long)value);
}
