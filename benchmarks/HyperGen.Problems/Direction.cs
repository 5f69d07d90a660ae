namespace HyperGen.Problems;

/// <summary>Which way a problem's value gets better.</summary>
public enum Direction
{
    /// <summary>Smaller is better.</summary>
    Minimize,

    /// <summary>Larger is better.</summary>
    Maximize,
}
