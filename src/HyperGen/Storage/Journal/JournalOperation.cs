namespace HyperGen.Storage;

/// <summary>What a record of the journal does. The numbers are those of Optuna's journal storage.</summary>
internal enum JournalOperation
{
    CreateStudy = 0,
    DeleteStudy = 1,
    SetStudyUserAttribute = 2,
    SetStudySystemAttribute = 3,
    CreateTrial = 4,
    SetTrialParameter = 5,
    SetTrialState = 6,
    SetTrialReport = 7,
    SetTrialUserAttribute = 8,
    SetTrialSystemAttribute = 9,

    /// <summary>Written by one foreign client, ignored by all others.</summary>
    DiscardTrials = 10,
}
