namespace HyperGen.Generator.Declarations;

/// <summary>Why an argument is no choice of a property.</summary>
internal enum ChoiceProblem
{
    None,

    /// <summary>Does not compile (yet): the compiler speaks, the rules are silent.</summary>
    Erroneous,

    /// <summary>Not a value of the property's type.</summary>
    WrongType,

    /// <summary>Null for a type that does not allow it.</summary>
    Null,
}
