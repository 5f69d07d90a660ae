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

    /// <summary>
    /// The storage does not answer: a trial ended and has waited for a second to be stored, or a worker asks for a trial in vain while
    /// others run theirs. Told once each time.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="trial">The number of the trial that waits; <see langword="null"/> when one is asked for.</param>
    /// <param name="error">Names the outcome that waits, and what the storage says.</param>
    void OnStorageLost(IStudyControl study, int? trial, StudyStorageException error) { }

    /// <summary>
    /// A trial ended and its outcome is not stored. Told at once when the run is cancelled while it waits: the process may end before
    /// the storage is back, and if it does not <see cref="OnTrialFinished"/> follows. Also told when
    /// <see cref="StudyOptions.StorageTimeout"/> has passed, and when another participant told the trial something else: that is a
    /// <see cref="StudyConflictException"/>, the outcome is dropped and the run goes on.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="trial">What became of it.</param>
    /// <param name="error">Names trial and outcome, and says why.</param>
    void OnOutcomeNotStored(IStudyControl study, TrialOutcome trial, StudyStorageException error) { }

    /// <summary>The study moved a bound of a parameter, before the trial that the event names.</summary>
    /// <param name="study">The study.</param>
    /// <param name="adaptation">The parameter, its new bounds and the reason.</param>
    void OnSpaceAdapted(IStudyControl study, SpaceAdapted adaptation) { }

    /// <summary>The study will start no further trials.</summary>
    /// <param name="study">The study.</param>
    void OnStopped(IStudyControl study) { }
}
