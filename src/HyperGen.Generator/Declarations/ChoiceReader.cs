using System.Globalization;

namespace HyperGen.Generator.Declarations;

/// <summary>Reads an argument of <c>[Choice]</c> or <c>[When]</c> as a value of a property's type.</summary>
internal static class ChoiceReader
{
    private static readonly ChoiceValue Wrong = new(ChoiceProblem.WrongType, null);

    public static ChoiceValue Read(ArgumentValue argument, PropertyType type)
    {
        if (argument.IsErroneous || type.Kind == ValueKind.Erroneous) return new(ChoiceProblem.Erroneous, null);
        if (argument.Constant.Kind == TypedConstantKind.Array) return argument.Constant.IsNull ? Null(type) : Wrong;
        return argument.IsNull ? Null(type) : Read(argument.Constant, type);
    }

    private static ChoiceValue Null(PropertyType type) => new(type.AllowsNull ? ChoiceProblem.None : ChoiceProblem.Null, null);

    private static ChoiceValue Read(TypedConstant constant, PropertyType type)
    {
        if (constant.Kind == TypedConstantKind.Type)
            return type.IsScalar ? Wrong : new(ChoiceProblem.None, constant.Value);
        if (constant.Kind == TypedConstantKind.Enum || type.Kind == ValueKind.Enum)
        {
            return SymbolEqualityComparer.Default.Equals(constant.Type, type.Underlying)
                ? new(ChoiceProblem.None, Widen(constant.Value!))
                : Wrong;
        }

        return (type.Kind, constant.Value) switch
        {
            (ValueKind.Boolean, bool) or (ValueKind.String, string) or (ValueKind.Char, char) => new(ChoiceProblem.None, constant.Value),
            (ValueKind.TimeSpan, string text) =>
                TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) ? new(ChoiceProblem.None, span) : Wrong,
            (ValueKind.Decimal, string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                ? new(ChoiceProblem.None, number)
                : Wrong,
            (_, string or char or bool or null) => Wrong,
            var (kind, number) => type.IsReal ? Real(kind, number) : type.IsInteger ? Integer(kind, number) : Wrong,
        };
    }

    private static ChoiceValue Integer(ValueKind kind, object number)
    {
        if (number is double or float) return Wrong;
        (double low, double high) = IntegerLimits.Of(kind);
        double value = Convert.ToDouble(number, CultureInfo.InvariantCulture);
        bool fits = value >= low && value <= high
            && !(number is ulong and > long.MaxValue && kind is not (ValueKind.UInt64 or ValueKind.NativeUInt));
        return fits ? new(ChoiceProblem.None, Widen(number)) : Wrong;
    }

    private static ChoiceValue Real(ValueKind kind, object number)
    {
        double value = Convert.ToDouble(number, CultureInfo.InvariantCulture);
        switch (kind)
        {
            case ValueKind.Decimal:
                string text = Convert.ToString(number is float ? value : number, CultureInfo.InvariantCulture)!;
                if (number is double real) text = real.ToString("R", CultureInfo.InvariantCulture);
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
                    ? new(ChoiceProblem.None, exact)
                    : Wrong;
            case ValueKind.Single:
                return new(ChoiceProblem.None, (double)(float)value);
            case ValueKind.Half:
                bool finite = !double.IsNaN(value) && !double.IsInfinity(value);
                if (!finite) return new(ChoiceProblem.None, value);
                return Math.Abs(value) <= HalfPrecision.MaxValue ? new(ChoiceProblem.None, HalfPrecision.Round(value)) : Wrong;
            default:
                return new(ChoiceProblem.None, value);
        }
    }

    /// <summary>An integer constant of any type as <see cref="long"/>, or <see cref="ulong"/> beyond it.</summary>
    public static object Widen(object number) => number is ulong and > long.MaxValue
        ? number
        : Convert.ToInt64(number, CultureInfo.InvariantCulture);
}
