namespace HyperGen;

/// <summary>
/// Marks a partial class, record or struct as a search space: the source generator implements
/// <see cref="ISearchSpace{TSelf}"/> on it from the attributes of its properties.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SearchSpaceAttribute : Attribute;
