namespace HyperGen;

/// <summary>A trial as a storage keeps it.</summary>
public sealed record StoredTrial
{
    /// <summary>Its number, contiguous from 0 within the study.</summary>
    public required int Number { get; init; }

    /// <summary>Its state.</summary>
    public required TrialState State { get; init; }

    /// <summary>The objective values by objective; empty without one. Foreign clients may store infinities for a complete trial.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>When it was (last) started; <see langword="null"/> for a waiting trial and where it is not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> for an unfinished trial and where it is not known.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>
    /// How long the objective ran, as HyperGen measured it; <see langword="null"/> for a trial that a foreign client ran.
    /// </summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Why it failed, or <see langword="null"/>.</summary>
    public string? Error { get; init; }

    /// <summary>
    /// Who runs it, or created it while it waits; <see langword="null"/> for a foreign client that gives no name. The names of HyperGen's
    /// participants begin with <c>hypergen-</c>: what an enqueued trial of theirs leaves open is filled with defaults.
    /// </summary>
    public string? Worker { get; init; }

    /// <summary>
    /// Its parameters in the order in which they were stored; those that were inactive are absent. A trial that waits has its wishes in
    /// Optuna's system attribute <c>fixed_params</c>.
    /// </summary>
    public IReadOnlyList<StoredParameter> Parameters { get; init; } = [];

    /// <summary>Its intermediate values by step; of several values of one step the last.</summary>
    public IReadOnlyList<StoredReport> Reports { get; init; } = [];

    /// <summary>User attributes by name, as JSON texts; without those that are members of this record.</summary>
    public IReadOnlyDictionary<string, string> UserAttributes { get; init; } = StoredStudy.NoAttributes;

    /// <summary>System attributes by name, as JSON texts.</summary>
    public IReadOnlyDictionary<string, string> SystemAttributes { get; init; } = StoredStudy.NoAttributes;

    /// <summary>Whether it is complete, pruned or failed.</summary>
    public bool IsFinished => State is TrialState.Complete or TrialState.Pruned or TrialState.Failed;

    /// <summary>
    /// How long it took: <see cref="Duration"/>, or else the time between its dates; <see langword="null"/> if neither is known.
    /// </summary>
    public TimeSpan? Elapsed => Duration ?? (CompletedAt >= StartedAt ? CompletedAt - StartedAt : null);
}
