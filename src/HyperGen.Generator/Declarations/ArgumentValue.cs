namespace HyperGen.Generator.Declarations;

/// <summary>One argument of an attribute: its value, and where it is written.</summary>
internal readonly struct ArgumentValue
{
    public ArgumentValue(TypedConstant constant, ExpressionSyntax? syntax, Location location) =>
        (Constant, Syntax, Location) = (constant, syntax, location);

    public TypedConstant Constant { get; }

    /// <summary>The expression; <see langword="null"/> when the attribute stands in another assembly.</summary>
    public ExpressionSyntax? Syntax { get; }

    /// <summary>Where a diagnostic about this argument belongs.</summary>
    public Location Location { get; }

    /// <summary>Whether the argument does not compile (yet).</summary>
    public bool IsErroneous => Constant.Kind == TypedConstantKind.Error;

    /// <summary>The constant; a type argument gives its symbol. Null for null and for what does not compile.</summary>
    public object? Value => Constant.Kind is TypedConstantKind.Array or TypedConstantKind.Error ? null : Constant.Value;

    public bool IsNull => Constant.Kind is not (TypedConstantKind.Array or TypedConstantKind.Error) && Constant.IsNull;

    /// <summary>The argument as written, or its value as invariant text.</summary>
    public string Text => Syntax?.ToString() ?? (Constant.Kind == TypedConstantKind.Array ? "[]" : Constant.ToCSharpString());
}
