namespace HyperGen.Problems;

/// <summary>
/// A parameter exists only while an earlier choice parameter is itself active and takes one of <paramref name="Choices"/>.
/// </summary>
/// <param name="Parent">Position of the choice parameter in declaration order.</param>
/// <param name="Choices">Indices of the choices under which the parameter exists.</param>
public sealed record Condition(int Parent, IReadOnlyList<int> Choices)
{
    /// <summary>Whether the condition holds at <paramref name="point"/> (an inactive parent is NaN and matches nothing).</summary>
    public bool Holds(ReadOnlySpan<double> point)
    {
        double choice = point[Parent];
        for (int i = 0; i < Choices.Count; i++)
            if (choice == Choices[i])
                return true;

        return false;
    }
}
