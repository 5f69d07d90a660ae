using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules.Ranges;

namespace HyperGen.Generator.Rules;

/// <summary>The values a parameter can take.</summary>
internal static class Domain
{
    /// <summary>Whether a property of a type can be given by listing constants, or types as here.</summary>
    public static bool CanCarry(ChoiceUse choice, PropertyType type) => type.IsScalar || choice.IsPolymorphic;

    /// <summary>The distinct choices as <see cref="ChoiceReader"/> reads them; null while some of them are no values.</summary>
    public static IReadOnlyList<object?>? Choices(ChoiceUse choice, PropertyType type) =>
        ChoiceValues.Of(type, choice) is { Length: > 0 } values ? values : null;

    /// <summary>Whether a parameter can take the value of an argument; null while that cannot be said.</summary>
    public static bool? Takes(MemberDeclaration parent, ArgumentValue argument)
    {
        if (parent.Type.Kind == ValueKind.Erroneous || argument.IsErroneous) return null;
        if (parent.Choice is { IsPolymorphic: false } choice && Choices(choice, parent.Type) is null) return null;
        if (parent.Range is { IsReadable: false }) return null;
        if (WhenReader.Number(argument, parent) is not { } number) return false;
        return parent.Range is not { } range || (number >= range.Low.Number && number <= range.High.Number
            && (!Grid.IsMeaningful(range) || Grid.Neighbours(range, number) is null));
    }
}
