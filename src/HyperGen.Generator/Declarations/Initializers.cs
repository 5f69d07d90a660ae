namespace HyperGen.Generator.Declarations;

/// <summary>Finds what a property is by default.</summary>
internal static class Initializers
{
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

    public static Optional<object?> Constant(ExpressionSyntax? syntax, IParameterSymbol? parameter, Compilation compilation)
    {
        if (syntax is not null && compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return compilation.GetSemanticModel(syntax.SyntaxTree).GetConstantValue(syntax) is { HasValue: true } constant ? new(constant.Value) : default;
        return syntax is null && parameter is { HasExplicitDefaultValue: true } ? new(parameter.ExplicitDefaultValue) : default;
    }
}
