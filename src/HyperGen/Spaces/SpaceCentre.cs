using System.ComponentModel;

namespace HyperGen.Spaces;

/// <summary>The config in the middle of a space: what generated code gives to a required member while it is not searched.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpaceCentre
{
    /// <summary>A new config with every parameter at the centre of its domain.</summary>
    /// <typeparam name="T">The config type.</typeparam>
    public static T Of<T>()
        where T : ISearchSpace<T>
    {
        double[] point = new double[T.SearchSpace.Count];
        Array.Fill(point, double.NaN);
        T.SearchSpace.Complete(point);
        return T.Decode(point);
    }
}
