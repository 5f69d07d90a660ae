namespace HyperGen.Generator.Declarations;

/// <summary>Why a bound or step has no value of the property's type.</summary>
internal enum BoundProblem
{
    None,

    /// <summary>Missing or not compiling (yet): the compiler speaks, the rules are silent.</summary>
    Erroneous,

    /// <summary>NaN or infinite.</summary>
    NotFinite,

    /// <summary>A number with a fraction for an integer type.</summary>
    NotInteger,

    /// <summary>Outside the range of the property's type.</summary>
    OutsideType,

    /// <summary>Beyond 2^53, where integers have no exact numeric form.</summary>
    BeyondExact,

    /// <summary>Text that is no number or time span, or text for a type that takes none.</summary>
    NotParsable,
}
