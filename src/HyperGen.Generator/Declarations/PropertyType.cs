namespace HyperGen.Generator.Declarations;

/// <summary>The type of a property and what a search makes of it.</summary>
internal sealed class PropertyType
{
    private PropertyType(ITypeSymbol declared, ITypeSymbol underlying, ValueKind kind, bool allowsNull) =>
        (Declared, Underlying, Kind, AllowsNull) = (declared, underlying, kind, allowsNull);

    /// <summary>The type as declared.</summary>
    public ITypeSymbol Declared { get; }

    /// <summary>The type without <c>Nullable&lt;T&gt;</c>.</summary>
    public ITypeSymbol Underlying { get; }

    public ValueKind Kind { get; }

    /// <summary>Whether null is a value: a nullable value type, or a reference type not annotated as non-null.</summary>
    public bool AllowsNull { get; }

    public bool IsNullableValue => Declared.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    public bool IsInteger => Kind is >= ValueKind.SByte and <= ValueKind.NativeUInt;

    public bool IsReal => Kind is ValueKind.Single or ValueKind.Double or ValueKind.Half or ValueKind.Decimal;

    /// <summary>Whether <c>[Range]</c> and <c>[LogUniform]</c> apply.</summary>
    public bool IsRangeable => IsInteger || IsReal || Kind is ValueKind.Char or ValueKind.TimeSpan;

    /// <summary>Whether <c>[Choice]</c> takes constants of this type.</summary>
    public bool IsScalar => Kind is >= ValueKind.SByte and <= ValueKind.Enum;

    /// <summary>The type as a person writes it: <c>int</c>, <c>Demo.Kind?</c>.</summary>
    public string DisplayName => Declared.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    public static PropertyType Of(ITypeSymbol type)
    {
        ITypeSymbol underlying = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        bool allowsNull = !SymbolEqualityComparer.Default.Equals(type, underlying)
            || (type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated);
        return new PropertyType(type, underlying, KindOf(underlying), allowsNull);
    }

    private static ValueKind KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte => ValueKind.SByte,
        SpecialType.System_Byte => ValueKind.Byte,
        SpecialType.System_Int16 => ValueKind.Int16,
        SpecialType.System_UInt16 => ValueKind.UInt16,
        SpecialType.System_Int32 => ValueKind.Int32,
        SpecialType.System_UInt32 => ValueKind.UInt32,
        SpecialType.System_Int64 => ValueKind.Int64,
        SpecialType.System_UInt64 => ValueKind.UInt64,
        SpecialType.System_IntPtr => ValueKind.NativeInt,
        SpecialType.System_UIntPtr => ValueKind.NativeUInt,
        SpecialType.System_Char => ValueKind.Char,
        SpecialType.System_Single => ValueKind.Single,
        SpecialType.System_Double => ValueKind.Double,
        SpecialType.System_Decimal => ValueKind.Decimal,
        SpecialType.System_Boolean => ValueKind.Boolean,
        SpecialType.System_String => ValueKind.String,
        _ => OtherKindOf(type),
    };

    private static ValueKind OtherKindOf(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error) return ValueKind.Erroneous;
        if (type.TypeKind == TypeKind.Enum) return ValueKind.Enum;
        if (type is { Name: "Half" or "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            return type.Name == "Half" ? ValueKind.Half : ValueKind.TimeSpan;
        if (AttributeNames.IsSearchSpace(type)) return ValueKind.Space;
        return type.TypeKind is TypeKind.Class or TypeKind.Interface ? ValueKind.Reference : ValueKind.Unsupported;
    }
}
