using System.Text;

namespace HyperGen.Storage;

/// <summary>The texts of Optuna's enumerations, and texts that every database can hold.</summary>
internal static class OptunaNames
{
    public const string Finite = "FINITE";
    public const string PositiveInfinity = "INF_POS";
    public const string NegativeInfinity = "INF_NEG";
    public const string NotANumber = "NAN";

    public static string Of(StudyDirection? direction) => direction switch
    {
        StudyDirection.Minimize => "MINIMIZE",
        StudyDirection.Maximize => "MAXIMIZE",
        _ => "NOT_SET",
    };

    /// <summary>A direction; null for one that was left open.</summary>
    public static StudyDirection? Direction(string name) => name switch
    {
        "MINIMIZE" => StudyDirection.Minimize,
        "MAXIMIZE" => StudyDirection.Maximize,
        _ => null,
    };

    public static string Of(TrialState state) => state switch
    {
        TrialState.Running => "RUNNING",
        TrialState.Complete => "COMPLETE",
        TrialState.Pruned => "PRUNED",
        TrialState.Failed => "FAIL",
        _ => "WAITING",
    };

    /// <exception cref="FormatException">The text is none of them.</exception>
    public static TrialState State(string name) => name switch
    {
        "RUNNING" => TrialState.Running,
        "COMPLETE" => TrialState.Complete,
        "PRUNED" => TrialState.Pruned,
        "FAIL" => TrialState.Failed,
        "WAITING" => TrialState.Waiting,
        _ => throw new FormatException($"'{name}' is no state of a trial; a newer client may have written it"),
    };

    /// <summary>Which kind of number a value is; what is not finite is stored by its kind alone.</summary>
    public static string KindOf(double value) =>
        double.IsFinite(value) ? Finite : double.IsNaN(value) ? NotANumber : value > 0 ? PositiveInfinity : NegativeInfinity;

    /// <summary>The number that a stored value and its kind stand for.</summary>
    public static double Number(double? value, string kind) => kind switch
    {
        PositiveInfinity => double.PositiveInfinity,
        NegativeInfinity => double.NegativeInfinity,
        Finite => value ?? double.NaN,
        _ => double.NaN,
    };

    /// <summary>The text without halves of surrogate pairs, which have no UTF-8 form.</summary>
    public static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
