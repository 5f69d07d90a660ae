namespace HyperGen.Problems.Scoring;

/// <summary>The recorded optimisers and how far ahead of each a method should be.</summary>
/// <remarks>
/// Optuna's <c>random</c>, <c>tpe</c>, <c>tpegroup</c> (TPE that splits the space into groups), <c>cma</c> and <c>gp</c>, Hyperopt, SMAC3.
/// </remarks>
public static class Peers
{
    /// <summary>Their names in results files.</summary>
    public static IReadOnlyList<string> Names { get; } = ["random", "tpe", "tpegroup", "cma", "gp", "hyperopt", "smac"];

    /// <summary>Least win rate against each.</summary>
    public static IReadOnlyDictionary<string, double> LeastWinRate { get; } = new Dictionary<string, double>
    {
        ["tpe"] = 0.90,
        ["hyperopt"] = 0.90,
        ["smac"] = 0.90,
        ["cma"] = 0.90,
        ["gp"] = 0.80,
    };

    /// <summary>Largest share of a peer's trials after which its final result should be reached.</summary>
    public static IReadOnlyDictionary<string, double> MostCatchUp { get; } = new Dictionary<string, double> { ["tpe"] = 0.35, ["gp"] = 0.60 };
}
