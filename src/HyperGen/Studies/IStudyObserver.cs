namespace HyperGen;

/// <summary>Hears what happens in a study: for logs, trackers and custom stopping rules. Calls on one study never overlap.</summary>
/// <remarks>An exception thrown here ends the run and reaches its caller; what was told before it is kept.</remarks>
public interface IStudyObserver
{
    /// <summary>The study was opened.</summary>
    /// <param name="study">The study.</param>
    void OnOpened(IStudyControl study) { }

    /// <summary>
    /// The sampler proposed a point. When another process is faster the proposal is dropped, and a new one is made and heard of.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="trial">The number of the trial it is meant for.</param>
    /// <param name="duration">How long the sampler took.</param>
    void OnProposed(IStudyControl study, int trial, TimeSpan duration) { }

    /// <summary>A trial is about to run.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trial">The trial's number.</param>
    void OnTrialStarted(IStudyControl study, int trial) { }

    /// <summary>A trial ended and is stored.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trial">What became of it.</param>
    void OnTrialFinished(IStudyControl study, TrialOutcome trial) { }

    /// <summary>A trial ended and waits for its storage, which cannot take the outcome now. Told once while a trial waits.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trial">The trial's number.</param>
    /// <param name="error">Names the outcome, and what the storage says.</param>
    void OnStorageLost(IStudyControl study, int trial, StudyStorageException error) { }

    /// <summary>The study moved a bound of a parameter, before the trial that the event names.</summary>
    /// <param name="study">The study.</param>
    /// <param name="adaptation">The parameter, its new bounds and the reason.</param>
    void OnSpaceAdapted(IStudyControl study, SpaceAdapted adaptation) { }

    /// <summary>The study will start no further trials.</summary>
    /// <param name="study">The study.</param>
    void OnStopped(IStudyControl study) { }
}
