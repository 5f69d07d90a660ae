using System.Globalization;
using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules.Choices;

namespace HyperGen.Generator.Rules;

/// <summary>Values as the messages show them: invariant, and told apart by kind.</summary>
internal static class Show
{
    public static string Value(object? value) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool boolean => boolean ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        ITypeSymbol type => Type(type),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A default as one writes it: a character by itself, a float by its few digits.</summary>
    public static string Default(object? value, ValueKind kind) => Value((kind, value) switch
    {
        (ValueKind.Char, long code) => (char)code,
        (ValueKind.Single or ValueKind.Half, double number) => (float)number,
        _ => value,
    });

    /// <summary>A bound by its value: as text bounds are read, numbers as they are written.</summary>
    public static string Bound(Bound bound) => Value(bound.Typed switch
    {
        TimeSpan or decimal => bound.Typed,
        double => bound.Written,
        _ => bound.Argument?.Value,
    });

    /// <summary>An argument of <c>[Choice]</c> or <c>[When]</c>: an enum member by its name, anything else by its value.</summary>
    public static string Argument(ArgumentValue argument) => argument.Constant switch
    {
        { Kind: TypedConstantKind.Array } => argument.Text,
        { Kind: TypedConstantKind.Enum, Type: { } type, Value: { } value } => EnumMembers.Show(type, ChoiceReader.Widen(value)),
        _ => Value(argument.Value),
    };

    public static string Type(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
