using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>Parses a <c>[Choice]</c> of constants.</summary>
internal static class ChoiceParser
{
    public static ChoiceDomainSpec? Parse(PropertyType type, ChoiceUse choice)
    {
        object?[]? values = ChoiceValues.Of(type, choice);
        return values is null or [] ? null : new ChoiceDomainSpec
        {
            Choices = new(values.Select(value => Of(value, type))),
            IsLabelled = type.Kind is ValueKind.Enum or ValueKind.TimeSpan,
            EnumName = type.Kind == ValueKind.Enum ? Literals.Of(TypeNames.Source(type.Underlying)) : null,
        };
    }

    private static ChoiceSpec Of(object? value, PropertyType type)
    {
        if (value is null) return new("null", Literals.Of("null"));
        if (type.Kind == ValueKind.Enum)
        {
            EnumValue member = EnumValue.Of((INamedTypeSymbol)type.Underlying, value);
            return new(member.Expression, Literals.Of(member.Label));
        }

        string label = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
        return new(Literals.Of(value, type.Underlying, type.Kind), Literals.Of(label));
    }
}
