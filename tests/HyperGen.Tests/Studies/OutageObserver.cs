namespace HyperGen.Tests.Studies;

/// <summary>Hears which outcomes wait and which are not stored.</summary>
internal sealed class OutageObserver : IStudyObserver
{
    public List<(int? Trial, StudyStorageException Error)> Lost { get; } = [];

    public List<(TrialOutcome Trial, StudyStorageException Error)> NotStored { get; } = [];

    public List<TrialOutcome> Finished { get; } = [];

    /// <summary>Called when the storage is heard to be lost.</summary>
    public Action HearsLost { get; set; } = () => { };

    /// <summary>Called when an outcome is heard not to be stored.</summary>
    public Action HearsNotStored { get; set; } = () => { };

    /// <summary>Called when a trial has finished.</summary>
    public Action<TrialOutcome> HearsFinished { get; set; } = _ => { };

    public void OnTrialFinished(IStudyControl study, TrialOutcome trial)
    {
        Finished.Add(trial);
        HearsFinished(trial);
    }

    public void OnStorageLost(IStudyControl study, int? trial, StudyStorageException error)
    {
        Lost.Add((trial, error));
        HearsLost();
    }

    public void OnOutcomeNotStored(IStudyControl study, TrialOutcome trial, StudyStorageException error)
    {
        NotStored.Add((trial, error));
        HearsNotStored();
    }
}
