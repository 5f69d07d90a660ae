using System.Globalization;

namespace HyperGen.Generator.Declarations;

/// <summary>Reads the initialiser of a member as a value of its type, where it is a constant or says a time span or a Half
/// outright.</summary>
internal static class DefaultReader
{
    /// <summary>
    /// The value in the form of <see cref="Bound.Typed"/> for what can carry a range, in that of <see cref="ChoiceValue"/> otherwise; none
    /// for
    /// an initialiser that is absent or computed.
    /// </summary>
    public static Optional<object?> Read(MemberDeclaration member)
    {
        if (member.DefaultSyntax is not { } syntax || !member.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)) return default;
        syntax = Unwrap(syntax);
        if (member.DefaultConstant is { HasValue: true } constant) return Convert(constant.Value, member.Type.Kind);
        SemanticModel model = member.Compilation.GetSemanticModel(syntax.SyntaxTree);
        return member.Type.Kind switch
        {
            ValueKind.TimeSpan => Time(syntax, model),
            _ when syntax is CastExpressionSyntax cast && model.GetTypeInfo(cast.Type).Type is { } target
                && PropertyType.Of(target).Kind == member.Type.Kind =>
                model.GetConstantValue(cast.Expression) is { HasValue: true } inner ? Convert(inner.Value, member.Type.Kind) : default,
            _ => default,
        };
    }

    private static ExpressionSyntax Unwrap(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedExpressionSyntax inner => Unwrap(inner.Expression),
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) =>
            Unwrap(suppressed.Operand),
        _ => syntax,
    };

    private static Optional<object?> Convert(object? value, ValueKind kind)
    {
        if (value is null) return new(null);
        if (kind is ValueKind.String or ValueKind.Boolean) return new(value);
        if (value is string or bool) return default;
        try
        {
            double number = value is char letter ? letter : System.Convert.ToDouble(value, CultureInfo.InvariantCulture);
            return kind switch
            {
                ValueKind.Char => new(System.Convert.ToInt64(value is char c ? c : value, CultureInfo.InvariantCulture)),
                >= ValueKind.SByte and <= ValueKind.NativeUInt or ValueKind.Enum =>
                    new(ChoiceReader.Widen(value is char c ? (int)c : value)),
                ValueKind.Double => new(number),
                ValueKind.Single => new((double)(float)number),
                ValueKind.Half => Math.Abs(number) <= HalfPrecision.MaxValue ? new(HalfPrecision.Round(number)) : new(number),
                ValueKind.Decimal => new(System.Convert.ToDecimal(value is char c ? (int)c : value, CultureInfo.InvariantCulture)),
                _ => default,
            };
        }
        catch (OverflowException)
        {
            return default; // the compiler speaks
        }
    }

    private static Optional<object?> Time(ExpressionSyntax syntax, SemanticModel model)
    {
        ISymbol? symbol = model.GetSymbolInfo(syntax).Symbol;
        if (syntax is DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression })
            return new(TimeSpan.Zero);
        if (symbol is not { ContainingType: { Name: "TimeSpan", ContainingNamespace.Name: "System" } }) return default;
        double[]? arguments = Arguments(syntax, model);
        return (symbol.Name, arguments) switch
        {
            ("Zero", _) => new(TimeSpan.Zero),
            ("MinValue", _) => new(TimeSpan.MinValue),
            ("MaxValue", _) => new(TimeSpan.MaxValue),
            ("FromDays", [double days]) => Ticks(days * TimeSpan.TicksPerDay),
            ("FromHours", [double hours]) => Ticks(hours * TimeSpan.TicksPerHour),
            ("FromMinutes", [double minutes]) => Ticks(minutes * TimeSpan.TicksPerMinute),
            ("FromSeconds", [double seconds]) => Ticks(seconds * TimeSpan.TicksPerSecond),
            ("FromMilliseconds", [double milliseconds]) => Ticks(milliseconds * TimeSpan.TicksPerMillisecond),
            ("FromTicks" or ".ctor", [double ticks]) => Ticks(ticks),
            (".ctor", [double h, double m, double s]) =>
                Ticks((h * TimeSpan.TicksPerHour) + (m * TimeSpan.TicksPerMinute) + (s * TimeSpan.TicksPerSecond)),
            _ => default,
        };
    }

    private static Optional<object?> Ticks(double ticks) =>
        Math.Abs(ticks) < long.MaxValue ? new(TimeSpan.FromTicks((long)Math.Round(ticks))) : default;

    private static double[]? Arguments(ExpressionSyntax syntax, SemanticModel model)
    {
        ArgumentListSyntax? list = syntax switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        if (list is null) return null;
        var values = new double[list.Arguments.Count];
        for (int i = 0; i < values.Length; i++)
        {
            ArgumentSyntax argument = list.Arguments[i];
            object? constant = model.GetConstantValue(argument.Expression) is { HasValue: true } found ? found.Value : null;
            if (argument.NameColon is not null || constant is not IConvertible number || constant is string or bool) return null;
            values[i] = number.ToDouble(CultureInfo.InvariantCulture);
        }

        return values;
    }
}
