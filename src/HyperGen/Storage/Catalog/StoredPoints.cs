namespace HyperGen.Storage;

/// <summary>Turns points of a space into stored parameters.</summary>
internal sealed class StoredPoints(SearchSpace space)
{
    private readonly string[] _distributions = [.. space.Parameters.Select(OptunaDistribution.Write)];

    public SearchSpace Space => space;

    /// <summary>The active parameters of a point.</summary>
    public IReadOnlyList<StoredParameter> Of(double[] point) =>
    [
        .. space.Parameters.Where(parameter => !double.IsNaN(point[parameter.Index]))
            .Select(parameter => new StoredParameter(parameter.Name, point[parameter.Index], _distributions[parameter.Index])),
    ];
}
