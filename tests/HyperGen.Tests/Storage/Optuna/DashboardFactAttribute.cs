namespace HyperGen.Tests.Storage.Optuna;

/// <summary>A fact that needs the real Optuna and its dashboard. The variable HYPERGEN_OPTUNA_DASHBOARD names the folder of the latter's
/// package.</summary>
public sealed class DashboardFactAttribute : FactAttribute
{
    public DashboardFactAttribute() => Skip = new OptunaFactAttribute().Skip
        ?? (OptunaClient.Dashboard is not null ? null
            : "Set HYPERGEN_OPTUNA_DASHBOARD to the folder that holds the Python package 'optuna_dashboard', which needs 'bottle'.");
}
