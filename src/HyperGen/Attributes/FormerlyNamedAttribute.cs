namespace HyperGen;

/// <summary>Names a property had in earlier versions of the code, so that stored trials keep their meaning after a rename.</summary>
/// <param name="name">The former name.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class FormerlyNamedAttribute(string name) : Attribute
{
    /// <summary>The former name.</summary>
    public string Name { get; } = name;
}
