namespace HyperGen;

/// <summary>How the values of a numeric parameter are spread.</summary>
public enum Scale
{
    /// <summary>Evenly over the values.</summary>
    Linear,

    /// <summary>Evenly over the logarithm of the values.</summary>
    Log,
}
