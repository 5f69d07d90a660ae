using System.Globalization;
using HyperGen.Generator.Declarations;
using Microsoft.CodeAnalysis.Operations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>
/// Computes a property of the default config where its expression consists of constants, defaults, arithmetic, comparison and logic. A
/// bool is a
/// <see cref="bool"/>, every number a <see cref="double"/>, anything else null.
/// </summary>
internal sealed class DefaultEvaluator(SpaceDeclaration space, CancellationToken cancellation)
{
    private const int MostDepth = 64;
    private int _depth;

    public object? Evaluate(IPropertySymbol property)
    {
        if (_depth >= MostDepth || Body(property) is not { } body || !space.Compilation.ContainsSyntaxTree(body.SyntaxTree)) return null;
        _depth++;
        IOperation? operation = space.Compilation.GetSemanticModel(body.SyntaxTree).GetOperation(body, cancellation);
        object? value = Evaluate(operation);
        _depth--;
        return value;
    }

    private static ExpressionSyntax? Body(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences is not [var reference]
            || property is not { IsStatic: false, IsVirtual: false, IsOverride: false })
        {
            return null;
        }
        return reference.GetSyntax() switch
        {
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } expression } => expression,
            PropertyDeclarationSyntax { AccessorList.Accessors: [{ ExpressionBody.Expression: { } expression }] } => expression,
            PropertyDeclarationSyntax
            {
                AccessorList.Accessors: [{ Body.Statements: [ReturnStatementSyntax { Expression: { } expression }] }]
            } => expression,
            PropertyDeclarationSyntax { Initializer.Value: { } expression } => expression,
            ParameterSyntax { Default.Value: { } expression } => expression,
            _ => null,
        };
    }

    private object? Evaluate(IOperation? operation)
    {
        if (operation is { ConstantValue: { HasValue: true, Value: { } constant } }) return Simple(constant);
        return operation switch
        {
            IParenthesizedOperation inner => Evaluate(inner.Operand),
            IConversionOperation { Conversion: { IsUserDefined: false }, Type: { } type } conversion =>
                Convert(Evaluate(conversion.Operand), type),
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } reference => Evaluate(reference.Property),
            IPropertyReferenceOperation { Instance: IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } outer } reference
                when IsFreshlyCreated(outer.Property) => Evaluate(reference.Property),
            IUnaryOperation unary => Unary(unary.OperatorKind, Evaluate(unary.Operand)),
            IBinaryOperation { OperatorMethod: null, IsLifted: false } binary => Binary(binary),
            IConditionalOperation choice => Evaluate(choice.Condition) switch
            {
                true => Evaluate(choice.WhenTrue),
                false => Evaluate(choice.WhenFalse),
                _ => null,
            },
            _ => null,
        };
    }

    private static bool IsFreshlyCreated(IPropertySymbol property) =>
        Body(property) is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null };

    private static object? Simple(object constant) => constant switch
    {
        bool => constant,
        char letter => (double)letter,
        string => null,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? Convert(object? value, ITypeSymbol type) => value switch
    {
        double number when IsIntegral(type) => Math.Truncate(number),
        double number when type.SpecialType == SpecialType.System_Single => (double)(float)number,
        _ => value,
    };

    private static bool IsIntegral(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static object? Unary(UnaryOperatorKind kind, object? operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Not, bool value) => !value,
        (UnaryOperatorKind.Minus, double value) => -value,
        (UnaryOperatorKind.Plus, double value) => value,
        _ => null,
    };

    private object? Binary(IBinaryOperation binary)
    {
        object? left = Evaluate(binary.LeftOperand);
        if (binary.OperatorKind == BinaryOperatorKind.ConditionalAnd && left is false) return false;
        if (binary.OperatorKind == BinaryOperatorKind.ConditionalOr && left is true) return true;
        return (left, Evaluate(binary.RightOperand)) switch
        {
            (bool a, bool b) => Logic(binary.OperatorKind, a, b),
            (double a, double b) => Arithmetic(binary.OperatorKind, a, b, IsIntegral(binary.Type)),
            _ => null,
        };
    }

    private static object? Logic(BinaryOperatorKind kind, bool left, bool right) => kind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => left && right,
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => left || right,
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr => left != right,
        _ => null,
    };

    private static object? Arithmetic(BinaryOperatorKind kind, double left, double right, bool isIntegral) => kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide when isIntegral => right == 0 ? null : Math.Truncate(left / right),
        BinaryOperatorKind.Divide => left / right,
        BinaryOperatorKind.Remainder when right != 0 => left % right,
        BinaryOperatorKind.LeftShift when isIntegral && right is >= 0 and < 31 => left * (1L << (int)right),
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals => left != right,
        _ => null,
    };
}
