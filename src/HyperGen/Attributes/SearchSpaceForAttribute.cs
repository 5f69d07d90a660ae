namespace HyperGen;

/// <summary>
/// Marks a partial type as the search space of a type that cannot be annotated, for example an options class of a library.
/// The properties of the marked type mirror, by name and type, the properties of <see cref="Target"/> that are searched; the
/// generator adds <c>ApplyTo(target)</c>, which copies them over, and <c>ToTarget()</c> where the target has a parameterless constructor.
/// </summary>
/// <param name="target">The type whose properties are mirrored.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SearchSpaceForAttribute(Type target) : Attribute
{
    /// <summary>The type whose properties are mirrored.</summary>
    public Type Target { get; } = target;
}
