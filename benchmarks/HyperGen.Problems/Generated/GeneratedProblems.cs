using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.Generated;

/// <summary>
/// Families of problems, two or three in each class, of which any number of members can be drawn: g01 to g17. Nothing was tuned to them.
/// To find out what a change is worth beyond the problems it was made on, take members that nobody has looked at.
/// </summary>
public static class GeneratedProblems
{
    /// <summary>Number of members of each family in a set.</summary>
    public const int Members = 3;

    private static readonly Func<int, FormulaProblem>[] Families =
    [
        SmoothFamilies.Valley,
        SmoothFamilies.Pits,
        WideFamilies.Additive,
        WideFamilies.Hidden,
        number => LatentFamily.Build(number),
        SwitchFamily.Build,
        number => BranchFamily.Build(number),
        LayerFamily.Build,
        CategoricalFamilies.Pairs,
        CategoricalFamilies.Blocks,
        NoisyFamilies.Valley,
        NoisyFamilies.Latent,
        NoisyFamilies.Branches,
        WallFamily.Build,
        BudgetFamily.Build,
        OrderFamily.Build,
        CrowdFamily.Build,
    ];

    /// <summary>The members of all families with numbers from <paramref name="first"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="first"/> is negative.</exception>
    public static IReadOnlyList<Problem> From(int first)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        return [.. Families.SelectMany(family => Enumerable.Range(first, Members).Select(family))];
    }
}
