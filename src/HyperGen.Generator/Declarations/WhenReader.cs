using System.Globalization;

namespace HyperGen.Generator.Declarations;

/// <summary>Reads a value of <c>[When]</c> as the numeric value of its parent.</summary>
internal static class WhenReader
{
    /// <summary>The index of a choice or the value of a number; <see langword="null"/> for what the parent's type cannot be or does not list.</summary>
    public static double? Number(ArgumentValue argument, MemberDeclaration parent)
    {
        if (parent.Choice is { IsPolymorphic: true } types) return TypeIndex(argument, types);
        ChoiceValue value = ChoiceReader.Read(argument, parent.Type);
        if (value.Problem != ChoiceProblem.None) return null;
        if (parent.Choice is { } choice)
        {
            int index = Array.IndexOf(ChoiceValues.Of(parent.Type, choice) ?? [], value.Value);
            return index < 0 ? null : index;
        }

        return parent.Range is null ? null : value.Value switch
        {
            TimeSpan span => (double)span.Ticks / TimeSpan.TicksPerSecond,
            char character => character,
            IConvertible number and not (string or bool) => number.ToDouble(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static double? TypeIndex(ArgumentValue argument, ChoiceUse types)
    {
        for (int i = 0; i < types.Values.Length; i++)
        {
            if (argument.Value is ITypeSymbol type && SymbolEqualityComparer.Default.Equals(type, types.Values[i].Value as ITypeSymbol)) return i;
        }

        return null;
    }
}
