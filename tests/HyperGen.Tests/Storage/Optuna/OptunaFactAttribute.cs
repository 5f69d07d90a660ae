namespace HyperGen.Tests.Storage.Optuna;

/// <summary>A fact that needs the real Optuna. The variable HYPERGEN_OPTUNA names the folder that holds its package.</summary>
public sealed class OptunaFactAttribute : FactAttribute
{
    public OptunaFactAttribute()
    {
        if (OptunaClient.Folder is null)
        {
            Skip = "Set HYPERGEN_OPTUNA to the folder that holds the Python package 'optuna' (and HYPERGEN_PYTHON to an interpreter with its " +
                "requirements, /usr/bin/python3 unless set) to test against the real client.";
        }
    }
}
