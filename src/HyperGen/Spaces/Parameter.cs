namespace HyperGen;

/// <summary>One dimension of a search space: a name, a domain and the conditions under which it is searched.</summary>
/// <remarks>
/// Immutable and safe to share. Concrete kinds: <see cref="FloatParameter"/>, <see cref="IntParameter"/>, <see cref="ChoiceParameter"/>.
/// </remarks>
public abstract class Parameter
{
    private protected Parameter(ParameterPlace place) =>
        (Name, Index, Conditions, FormerNames) = (place.Name, place.Index, place.Conditions, place.FormerNames);

    /// <summary>
    /// Unique name: the property's, with a path for nested spaces (<c>Encoder.Width</c>, <c>Schedule[Cosine].Period </c>).
    /// </summary>
    public string Name { get; }

    /// <summary>Position in a point of the space.</summary>
    public int Index { get; }

    /// <summary>Conditions that must all hold for the parameter to be searched; empty for an unconditional one.</summary>
    public IReadOnlyList<ActivationCondition> Conditions { get; }

    /// <summary>Names the parameter had in earlier versions of the code.</summary>
    public IReadOnlyList<string> FormerNames { get; }

    /// <summary>Number of distinct values, or <see langword="null"/> for a continuous domain.</summary>
    public abstract long? Cardinality { get; }

    /// <summary>Draws a value of the domain uniformly (in the logarithm for a log scale).</summary>
    /// <param name="rng">The random stream; advanced.</param>
    public abstract double Sample(ref Rng rng);

    /// <summary>Whether a number is a value of the domain.</summary>
    /// <param name="value">The numeric form of a value.</param>
    public abstract bool Contains(double value);

    /// <summary>
    /// The value at a position of the unit interval, snapped to the domain. Discrete domains divide the interval into one cell per value
    /// (of equal width on a linear scale), continuous ones map 0 and 1 to their bounds.
    /// </summary>
    /// <param name="unit">A position, clamped to [0, 1]; NaN stays NaN.</param>
    public abstract double FromUnit(double unit);

    /// <summary>The position of a value in the unit interval; the centre of its cell for a discrete domain.</summary>
    /// <param name="value">A value of the domain; NaN, the entry of an inactive parameter, stays NaN.</param>
    public abstract double ToUnit(double value);

    /// <summary>The value as invariant text that a person recognises, for example a choice's label.</summary>
    /// <param name="value">A value of the domain.</param>
    public abstract string Format(double value);

    /// <summary>The domain as invariant text, the same for equal domains.</summary>
    public abstract string Domain { get; }

    /// <summary>Whether the parameter is searched at a point, given that its parents' entries are filled.</summary>
    /// <param name="point">A point of the space.</param>
    public bool IsActive(ReadOnlySpan<double> point)
    {
        for (int i = 0; i < Conditions.Count; i++)
        {
            if (!Conditions[i].Holds(point)) return false;
        }

        return true;
    }

    /// <summary>A value of a discrete domain by its rank, from 0 to the cardinality less one.</summary>
    internal abstract double AtLevel(long level);

    /// <summary>The same parameter at another place, as a space that nests this one needs it.</summary>
    internal abstract Parameter At(ParameterPlace place);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Domain}";
}
