using HyperGen.Storage;

namespace HyperGen;

/// <summary>The settings of a study. Budgets combine: whichever is met first ends the study.</summary>
public sealed record StudyOptions
{
    private const int WidestWindow = 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(24); // what timers can count

    /// <summary>The study's name in its storage, 1 to 512 characters.</summary>
    public string Name { get; init; } = "study";

    /// <summary>Which objective values are better. <c>Study.Minimize</c> and <c>Study.Maximize</c> set it themselves.</summary>
    public StudyDirection Direction { get; init; } = StudyDirection.Minimize;

    /// <summary>Number of trials in total, those of earlier runs of a stored study, failed and pruned ones included; at least 0.</summary>
    public int? Trials { get; init; }

    /// <summary>
    /// Time after which no further trial is started; trials under way are finished. Counted from the opening of the study.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>A value that is good enough.</summary>
    public double? Target { get; init; }

    /// <summary>Number of finished trials without a new best value after which the study ends; at least 1.</summary>
    public int? Patience { get; init; }

    /// <summary>
    /// Parameters whose bounds may move outwards when the best values crowd there, and how far. Each takes the place of the parameter's
    /// <see cref="ExpandableAttribute"/>; limits that are its bounds keep them where they are.
    /// </summary>
    public IReadOnlyList<HardLimits> HardLimits { get; init; } = [];

    /// <summary>
    /// Broad first, then narrow: from a number of trials on, most proposals come from a box round the best ones, for example
    /// <c>Refine.After(trials: 40)</c>. <see langword="null"/>: the whole space is searched throughout. Together with
    /// <see cref="HardLimits"/> the box lies within the bounds of its time, and a bound that moves makes it anew.
    /// </summary>
    public Refine? Refine { get; init; }

    /// <summary>
    /// Ends the study when going on is not worth it, for example <c>Terminators.RegretBound(error: 0.01)</c>. <see langword="null"/>: the
    /// other budgets alone end it.
    /// </summary>
    public ITerminator? Terminator { get; init; }

    /// <summary>Number of trials that run at once in this process; at least 1.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>
    /// Makes a parallel study reproducible. With a window of w, trial k is proposed from exactly the results of trials 0 to k - w and the
    /// points of those after them, whenever they happen to finish, so that any number of workers up to w gives the same trials.
    /// <see langword="null"/>: every proposal uses all the results there are. Budgets other than <see cref="Trials"/> and
    /// <see cref="Terminator"/> still end the study by what happened to finish first.
    /// </summary>
    public int? DeterministicWindow { get; init; }

    /// <summary>The seed of everything random. <see langword="null"/>: that of the stored study, or one drawn for a new study.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How points are proposed. <see langword="null"/>: <see cref="Samplers.Auto"/>.</summary>
    public ISampler? Sampler { get; init; }

    /// <summary>
    /// Beliefs about where good values lie, made by the handles of the config type's parameters, for example
    /// <c>[Config.Parameters.LearningRate.Near(1e-3, factor: 10)]</c>. Each takes the place of the parameter's
    /// <see cref="PriorAttribute"/>. Not stored: a resumed study goes by those it is opened with.
    /// </summary>
    public IReadOnlyList<Prior> Priors { get; init; } = [];

    /// <summary>
    /// Earlier studies whose best configs a new study tries right after the default config, in this order: one for every ten
    /// <see cref="Trials"/>, at least 1 and at most 5. Those that break a constraint are left out. A study that has trials does not look at
    /// them.
    /// </summary>
    public IReadOnlyList<WarmStart> WarmStart { get; init; } = [];

    /// <summary>Answers <see cref="Trial{T}.ShouldPrune"/>. <see langword="null"/>: no trial is pruned.</summary>
    public IPruner? Pruner { get; init; }

    /// <summary>Where the study is kept. <see langword="null"/>: in memory, until the result is dropped.</summary>
    public IStudyStorage? Storage { get; init; }

    /// <summary>
    /// Time a trial may take; its cancellation token is then triggered and the trial recorded as failed. An objective that does not react
    /// is left behind: it keeps its thread, and what it returns later is ignored.
    /// </summary>
    public TimeSpan? TrialTimeout { get; init; }

    /// <summary>
    /// Time that running objectives get to react to a cancellation of the study before it returns without them, and then the storage to
    /// take what they found; that has five seconds at least.
    /// </summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a report of a running trial may wait before it is in the storage, where other workers and dashboards see it and a killed
    /// process leaves it behind; what came in that time goes in one step. A second unless set; zero stores each as soon as it can be. A
    /// tell always stores what its trial reported. Not negative, at most 24 days.
    /// </summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a finished trial waits for a storage that cannot take its outcome, as while a server is restarted or a disk is full: the
    /// value may have cost hours. Counted from the end of the trial; after it the run ends with an error that names all trials that wait
    /// and their values. A storage that has not refused but does not answer has five seconds at least. Ten minutes unless set, not
    /// negative, at most 24 days; <see langword="null"/> waits until the run is cancelled, as hosted studies do.
    /// </summary>
    public TimeSpan? StorageTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Number of failed trials in a row that end the study; at least 1, <see langword="null"/> for no limit.</summary>
    public int? MaxFailuresInARow { get; init; } = 20;

    /// <summary>
    /// Number of workers that may begin one trial and die or leave before they tell it; then it counts as failed, so that a config that
    /// kills its process does not kill one after the other. For studies with a storage; at least 1, <see langword="null"/> for no limit.
    /// A study interrupted that often at one trial differs there from one that never was.
    /// </summary>
    public int? MaxAttempts { get; init; } = 10;

    /// <summary>Whether a new study runs the default config first.</summary>
    public Baseline Baseline { get; init; } = Baseline.RunFirst;

    /// <summary>Told after every finished trial. Reports may arrive on any thread.</summary>
    public IProgress<StudyProgress>? Progress { get; init; }

    /// <summary>Told of every event, one at a time.</summary>
    public IReadOnlyList<IStudyObserver> Observers { get; init; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Checks the options, as opening a study does.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it, its value and the mend.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Name);
        ArgumentNullException.ThrowIfNull(Observers);
        ArgumentNullException.ThrowIfNull(HardLimits);
        ArgumentNullException.ThrowIfNull(Priors);
        ArgumentNullException.ThrowIfNull(WarmStart);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (Name.Length == 0 || StoredName.IsTooLong(Name))
            throw Invalid(nameof(Name), $"has {StoredName.Length(Name)} characters; use 1 to 512");
        if (string.IsNullOrWhiteSpace(Name)) throw Invalid(nameof(Name), $"is blank; use a name that can be read");
        if (!Enum.IsDefined(Direction)) throw Invalid(nameof(Direction), $"is {(int)Direction}; use Minimize or Maximize");
        if (Trials < 0) throw Invalid(nameof(Trials), $"is {Trials}; use 0 or more");
        if (Timeout < TimeSpan.Zero) throw Invalid(nameof(Timeout), $"is {Timeout}; use a non-negative time");
        if (TrialTimeout <= TimeSpan.Zero || TrialTimeout > LongestWait)
            throw Invalid(
                nameof(TrialTimeout), $"is {TrialTimeout}; use a positive time of at most {LongestWait.Days} days, or null for no limit");
        if (CancellationGrace < TimeSpan.Zero || CancellationGrace > LongestWait)
            throw Invalid(nameof(CancellationGrace), $"is {CancellationGrace}; use a non-negative time of at most {LongestWait.Days} days");
        if (ReportInterval < TimeSpan.Zero || ReportInterval > LongestWait)
            throw Invalid(nameof(ReportInterval), $"is {ReportInterval}; use a non-negative time of at most {LongestWait.Days} days");
        if (StorageTimeout < TimeSpan.Zero || StorageTimeout > LongestWait)
        {
            throw Invalid(
                nameof(StorageTimeout),
                $"is {StorageTimeout}; use a non-negative time of at most {LongestWait.Days} days, or null for no limit");
        }

        if (Target is { } target && !double.IsFinite(target)) throw Invalid(nameof(Target), $"is {target}; use a finite value");
        if (Patience < 1) throw Invalid(nameof(Patience), $"is {Patience}; use 1 or more");
        if (Refine?.AfterTrials >= Trials)
        {
            throw Invalid(
                nameof(Refine),
                $"is {Refine} and {nameof(Trials)} is {Trials}: no trial would be left; narrow earlier or raise {nameof(Trials)}");
        }

        if (Parallelism < 1) throw Invalid(nameof(Parallelism), $"is {Parallelism}; use 1 or more");
        if (MaxFailuresInARow < 1) throw Invalid(nameof(MaxFailuresInARow), $"is {MaxFailuresInARow}; use 1 or more, or null for no limit");
        if (MaxAttempts < 1) throw Invalid(nameof(MaxAttempts), $"is {MaxAttempts}; use 1 or more, or null for no limit");
        if (DeterministicWindow > WidestWindow)
            throw Invalid(nameof(DeterministicWindow), $"is {DeterministicWindow}; use at most {WidestWindow}");
        if (DeterministicWindow < Parallelism)
        {
            throw Invalid(
                nameof(DeterministicWindow),
                $"is {DeterministicWindow} and {nameof(Parallelism)} is {Parallelism}; the window must be at least the parallelism");
        }
    }

    private static ArgumentException Invalid(string option, FormattableString problem) =>
        new($"{nameof(StudyOptions)}.{option} {FormattableString.Invariant(problem)}.", option);
}
