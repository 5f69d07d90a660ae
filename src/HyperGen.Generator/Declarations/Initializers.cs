namespace HyperGen.Generator.Declarations;

/// <summary>Finds what properties are by default.</summary>
internal sealed class Initializers
{
    private SemanticModel? _model;

    public Initializers(Compilation compilation) => Compilation = compilation;

    public Compilation Compilation { get; }

    public static ExpressionSyntax? Of(IPropertySymbol? property, IParameterSymbol? parameter)
    {
        foreach (SyntaxReference reference in property?.DeclaringSyntaxReferences ?? [])
        {
            if (reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: { } initializer }) return initializer.Value;
        }

        foreach (SyntaxReference reference in parameter?.DeclaringSyntaxReferences ?? [])
        {
            if (reference.GetSyntax() is ParameterSyntax { Default: { } @default }) return @default.Value;
        }

        return null;
    }

    public Optional<object?> Constant(ExpressionSyntax? syntax, IParameterSymbol? parameter)
    {
        if (syntax is null) return parameter is { HasExplicitDefaultValue: true } ? new(parameter.ExplicitDefaultValue) : default;
        if (Literal(syntax) is { HasValue: true } literal) return literal;
        if (!Compilation.ContainsSyntaxTree(syntax.SyntaxTree)) return default;
        if (_model?.SyntaxTree != syntax.SyntaxTree) _model = Compilation.GetSemanticModel(syntax.SyntaxTree);
        return _model.GetConstantValue(syntax) is { HasValue: true } constant ? new(constant.Value) : default;
    }

    // Most defaults are literals, which need no binding.
    private static Optional<object?> Literal(ExpressionSyntax syntax) => syntax switch
    {
        LiteralExpressionSyntax literal when !literal.IsKind(SyntaxKind.DefaultLiteralExpression) => new(literal.Token.Value),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax literal } =>
            literal.Token.Value switch
            {
                int number => new(-number),
                double number => new(-number),
                float number => new(-number),
                decimal number => new(-number),
                _ => default,
            },
        _ => default,
    };
}
