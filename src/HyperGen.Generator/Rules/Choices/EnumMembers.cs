using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>The declared members of an enum.</summary>
internal static class EnumMembers
{
    public static IEnumerable<IFieldSymbol> Of(ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue);

    public static bool IsFlags(ITypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "FlagsAttribute");

    /// <summary>Whether a value is a member, or for a flags enum is made of members.</summary>
    public static bool Contains(ITypeSymbol type, object widened)
    {
        if (Of(type).Any(field => Widened(field).Equals(widened))) return true;
        if (!IsFlags(type)) return false;
        ulong union = Of(type).Aggregate(0UL, (bits, field) => bits | Bits(Widened(field)));
        return Bits(widened) != 0 && (Bits(widened) & ~union) == 0;
    }

    public static string Show(ITypeSymbol type, object? widened) =>
        Of(type).FirstOrDefault(field => Widened(field).Equals(widened)) is { } member
            ? $"{type.Name}.{member.Name}"
            : $"({type.Name}){Rules.Show.Value(widened)}";

    public static object Widened(IFieldSymbol field) => ChoiceReader.Widen(field.ConstantValue!);

    private static ulong Bits(object widened) => widened is ulong bits ? bits : unchecked((ulong)(long)widened);
}
