using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules.Choices;

namespace HyperGen.Generator.Rules;

/// <summary>The values a parameter can take.</summary>
internal static class Domain
{
    /// <summary>Whether a property of a type can be given by listing constants, or types as here.</summary>
    public static bool CanCarry(ChoiceUse choice, PropertyType type) => type.IsScalar || choice.IsPolymorphic;

    /// <summary>The choices in numeric or symbol form; null while some of them are no values.</summary>
    public static IReadOnlyList<object?>? Choices(ChoiceUse choice, PropertyType type)
    {
        if (choice.Values.IsEmpty)
        {
            object?[] none = type.IsNullableValue ? [null] : [];
            return type.Kind switch
            {
                ValueKind.Boolean => [false, true, .. none],
                ValueKind.Enum => [.. EnumMembers.Of(type.Underlying).Select(EnumMembers.Widened), .. none],
                _ => null,
            };
        }

        ChoiceValue[] values = [.. choice.Values.Select(value => ChoiceReader.Read(value, type))];
        return values.All(value => value.Problem == ChoiceProblem.None) ? [.. values.Select(value => value.Value)] : null;
    }

    /// <summary>Whether a parameter can take the value of an argument; null while that cannot be said.</summary>
    public static bool? Takes(MemberDeclaration parent, ArgumentValue argument)
    {
        if (parent.Type.Kind == ValueKind.Erroneous) return null;
        if (parent.Choice is { } choice) return TakesChoice(choice, parent.Type, argument);
        if (parent.Range is not { IsReadable: true } range) return null;
        Bound value = BoundReader.Read(argument, parent.Type, argument.Location);
        if (value.Problem == BoundProblem.Erroneous) return null;
        return value.Problem == BoundProblem.None
            && Scalars.Compare(value.Typed, range.Low.Typed) >= 0
            && Scalars.Compare(value.Typed, range.High.Typed) <= 0
            && (!Ranges.Grid.IsMeaningful(range) || Ranges.Grid.Neighbours(range, value.Typed!) is null);
    }

    private static bool? TakesChoice(ChoiceUse choice, PropertyType type, ArgumentValue argument)
    {
        if (Choices(choice, type) is not { } choices) return null;
        ChoiceValue value = ChoiceReader.Read(argument, type);
        return value.Problem == ChoiceProblem.None && choices.Any(other =>
            other is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, value.Value as ISymbol) : Equals(other, value.Value));
    }
}
