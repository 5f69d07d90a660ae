namespace HyperGen;

/// <summary>Why a study stopped asking for trials.</summary>
public enum StopReason
{
    /// <summary>It has not stopped.</summary>
    None,

    /// <summary>The trial budget is used up.</summary>
    Trials,

    /// <summary>The time budget is used up.</summary>
    Timeout,

    /// <summary>A value at least as good as the target was found.</summary>
    Target,

    /// <summary>The best value did not improve for as many trials as the patience allows.</summary>
    NoImprovement,

    /// <summary>Every point of the grid or finite space has been tried.</summary>
    SpaceExhausted,

    /// <summary>More trials in a row failed than the options allow.</summary>
    TooManyFailures,

    /// <summary>The cancellation token was triggered.</summary>
    Cancelled,

    /// <summary>An observer or the caller asked the study to stop.</summary>
    Requested,

    /// <summary>
    /// What a model of the trials holds possible to gain is less than the error allowed: <see cref="Terminators.RegretBound"/>.
    /// </summary>
    RegretBound,

    /// <summary>The improvement to be expected of a further trial is negligible: <see cref="Terminators.ExpectedImprovement"/>.</summary>
    ExpectedImprovement,

    /// <summary>No better value for as long as the size of the space warrants: <see cref="Terminators.Stagnation"/>.</summary>
    Stagnation,

    /// <summary>A terminator of the caller's own found that nothing is left to gain.</summary>
    Terminated,
}
