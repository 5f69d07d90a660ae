namespace HyperGen;

/// <summary>
/// Searches the parameters of a property whose type is a search space itself. They are named <c>Property.Parameter</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NestedAttribute : Attribute;
