namespace HyperGen.Storage;

/// <summary>The enumerations of Optuna's schema, stored as upper-case texts.</summary>
internal enum OptunaEnum
{
    StudyDirection,
    TrialState,
    TrialValueType,
    TrialIntermediateValueType,
}
