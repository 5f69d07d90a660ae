namespace HyperGen.Generator.Declarations;

/// <summary>What a property can hold, as far as a search is concerned. Nullability is apart: see <see cref="PropertyType"/>.</summary>
internal enum ValueKind
{
    /// <summary>No search can fill it.</summary>
    Unsupported,

    /// <summary>The type does not resolve (yet): the compiler speaks, the rules are silent.</summary>
    Erroneous,

    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    NativeInt,
    NativeUInt,
    Char,
    Single,
    Double,
    Half,
    Decimal,
    TimeSpan,
    Boolean,
    String,
    Enum,

    /// <summary>A type that is a search space itself: nested, or polymorphic with it as an alternative.</summary>
    Space,

    /// <summary>Any other class or interface: fit for a polymorphic choice only.</summary>
    Reference,
}
