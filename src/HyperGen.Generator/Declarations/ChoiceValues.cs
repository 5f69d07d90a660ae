namespace HyperGen.Generator.Declarations;

/// <summary>The values a choice searches, in order and without duplicates.</summary>
internal static class ChoiceValues
{
    /// <summary>Values as <see cref="ChoiceReader"/> reads them, or <see langword="null"/> when one cannot be read.</summary>
    public static object?[]? Of(PropertyType type, ChoiceUse choice)
    {
        if (choice.Values.IsEmpty) return All(type);
        var values = new List<object?>(choice.Values.Length);
        foreach (ArgumentValue argument in choice.Values)
        {
            ChoiceValue value = ChoiceReader.Read(argument, type);
            if (value.Problem != ChoiceProblem.None) return null;
            if (!values.Contains(value.Value)) values.Add(value.Value);
        }

        return [.. values];
    }

    private static object?[] All(PropertyType type) => type.Kind switch
    {
        ValueKind.Boolean => [false, true, .. NullOf(type)],
        ValueKind.Enum =>
        [
            .. EnumMembers((INamedTypeSymbol)type.Underlying).Select(member => ChoiceReader.Widen(member.ConstantValue!)).Distinct(),
            .. NullOf(type),
        ],
        _ => [],
    };

    private static object?[] NullOf(PropertyType type) => type.IsNullableValue ? [null] : [];

    /// <summary>The members of an enum that code may use: not those whose use is an error.</summary>
    public static IEnumerable<IFieldSymbol> EnumMembers(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(field => field.HasConstantValue && field.ConstantValue is not null && !IsForbidden(field));

    private static bool IsForbidden(IFieldSymbol field) => field.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute"
            && attribute.ConstructorArguments.Any(argument => argument.Value is true));
}
