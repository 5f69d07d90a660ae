namespace HyperGen.Generator.Declarations;

/// <summary>Reads a value of <c>[When]</c> as the numeric value of its parent.</summary>
internal static class WhenReader
{
    /// <summary>
    /// The index of a choice or the value of a number; <see langword="null"/> for what the parent's type cannot be or does not list.
    /// </summary>
    public static double? Number(ArgumentValue argument, MemberDeclaration parent)
    {
        if (parent.Choice is { IsPolymorphic: true } types) return TypeIndex(argument, types);
        if (parent.Choice is { } choice) return ValueIndex(argument, choice, parent.Type);
        if (parent.Range is not { } range) return null;
        Bound number = BoundReader.Read(argument, parent.Type, argument.Location);
        return number.Problem != BoundProblem.None ? null : range.Step is null ? number.Number : number.Written;
    }

    private static double? ValueIndex(ArgumentValue argument, ChoiceUse choice, PropertyType type)
    {
        ChoiceValue value = ChoiceReader.Read(argument, type);
        int index = value.Problem == ChoiceProblem.None ? Array.IndexOf(ChoiceValues.Of(type, choice) ?? [], value.Value) : -1;
        return index < 0 ? null : index;
    }

    private static double? TypeIndex(ArgumentValue argument, ChoiceUse types)
    {
        for (int i = 0; i < types.Values.Length; i++)
        {
            if (argument.Value is ITypeSymbol type && SymbolEqualityComparer.Default.Equals(type, types.Values[i].Value as ITypeSymbol))
                return i;
        }

        return null;
    }
}
