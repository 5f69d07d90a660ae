namespace HyperGen;

/// <summary>
/// A config type that is a search space. Implemented by the source generator on types marked with <see cref="SearchSpaceAttribute"/>.
/// </summary>
/// <typeparam name="TSelf">The config type itself.</typeparam>
/// <remarks>
/// A <em>point</em> is the numeric form of a config: one <see cref="double"/> per parameter in declaration order. A float is its value
/// (never its logarithm), an integer its value, a choice its index, an inactive parameter <see cref="double.NaN"/>.
/// </remarks>
public interface ISearchSpace<TSelf>
    where TSelf : ISearchSpace<TSelf>
{
    /// <summary>The immutable description: parameters, domains, conditions, default, fingerprint.</summary>
    static abstract SearchSpace SearchSpace { get; }

    /// <summary>Draws a feasible config uniformly (in the logarithm for log ranges).</summary>
    /// <param name="rng">The random stream; advanced.</param>
    /// <exception cref="InfeasibleSpaceException">No feasible config was found; see <see cref="SearchSpace.Sample"/>.</exception>
    static abstract TSelf Sample(ref Rng rng);

    /// <summary>Writes the point of a config. A value that is not among the choices of its parameter is written as -1.</summary>
    /// <param name="config">The config.</param>
    /// <param name="point">Destination of length <see cref="SearchSpace.Count"/>.</param>
    static abstract void Encode(TSelf config, Span<double> point);

    /// <summary>Builds the config of a valid point. An inactive parameter keeps the default of its property.</summary>
    /// <param name="point">A point of length <see cref="SearchSpace.Count"/>.</param>
    static abstract TSelf Decode(ReadOnlySpan<double> point);

    /// <summary>The C# source of an expression that creates an equal config.</summary>
    string ToCSharp();
}
