namespace HyperGen;

/// <summary>A condition on one parent parameter: it holds while the parent is active and has one of the listed values.</summary>
public sealed class ActivationCondition
{
    private readonly double[] _values;

    internal ActivationCondition(int parentIndex, double[] values) => (ParentIndex, _values) = (parentIndex, values);

    /// <summary>Index of the parent parameter in the space.</summary>
    public int ParentIndex { get; }

    /// <summary>The activating values of the parent in numeric form.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Whether the condition holds for a point. An inactive parent (NaN) never fulfils it.</summary>
    /// <param name="point">A point of the space.</param>
    public bool Holds(ReadOnlySpan<double> point)
    {
        double parent = point[ParentIndex];
        foreach (double value in _values)
        {
            if (parent == value) return true;
        }

        return false;
    }

    /// <summary>The activating values as the text of their domain, in an order that does not depend on the declaration's.</summary>
    internal IEnumerable<string> Texts(Parameter parent) => _values
        .Where(parent.Contains)
        .Select(value => parent is ChoiceParameter choice ? choice.Choices[(int)value].Json : parent.Format(value))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    internal ActivationCondition Shifted(int offset) => new(ParentIndex + offset, _values);
}
