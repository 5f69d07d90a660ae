namespace HyperGen.Studies;

/// <summary>Makes events happen: records each where the study is kept and applies it to the state once it is recorded.</summary>
internal interface IStudyRecorder : IAsyncDisposable
{
    /// <summary>How the stored space differed from the declared one.</summary>
    SpaceDifference Difference { get; }

    /// <summary>Whether other workers that are alive, as far as is known, run trials.</summary>
    bool IsAmongOthers { get; }

    /// <summary>Takes over trials of earlier studies, unless the study has trials or has done so before.</summary>
    ValueTask WarmStartAsync(string sources, CancellationToken cancellationToken);

    /// <summary>
    /// Creates waiting trials in one step and returns the number of the first; with <paramref name="ifCreated"/>, only while that many
    /// trials exist.
    /// </summary>
    ValueTask<int> EnqueueAsync(IReadOnlyList<double[]> points, int? ifCreated, CancellationToken cancellationToken);

    /// <summary>
    /// Takes up a trial whose worker is gone or, if the budget allows another one, a waiting trial; null if there is none. Trials that too
    /// many workers left are ended, and <paramref name="givenUp"/> hears of each.
    /// </summary>
    ValueTask<LiveTrial?> TakeUpAsync(DateTimeOffset now, int? budget, Action<TrialTold> givenUp, CancellationToken cancellationToken);

    /// <summary>
    /// Creates a running trial; null if others used up the budget, or if by what they did the next number may not be started.
    /// <paramref name="disturbed"/> says what happens if others did anything since the point was proposed, and <paramref name="anew"/>
    /// proposes for the number that is next then, or gives null where there is no further point and thus no trial.
    /// </summary>
    ValueTask<LiveTrial?> StartAsync(
        Proposal proposal, Func<Proposal?> anew, Func<bool> mayStart, DateTimeOffset now, int? budget, Disturbed disturbed,
        CancellationToken cancellationToken);

    /// <summary>Gives a running trial the point it still lacks; false if another trial got the same point since it was proposed.</summary>
    ValueTask<bool> TryProposeAsync(LiveTrial trial, Proposal proposal, CancellationToken cancellationToken);

    /// <summary>Gives a running trial the point it still lacks, whatever points others have.</summary>
    ValueTask ProposeAsync(LiveTrial trial, Proposal proposal, CancellationToken cancellationToken);

    /// <summary>Learns what others did.</summary>
    ValueTask RefreshAsync(CancellationToken cancellationToken);

    /// <summary>Records what trials of this process have reported; they may go on to report meanwhile.</summary>
    ValueTask ReportAsync(CancellationToken cancellationToken);

    /// <summary>Ends a trial; false if the same had been told before.</summary>
    /// <exception cref="StudyConflictException">Something else had been told before.</exception>
    ValueTask<bool> TellAsync(LiveTrial trial, TrialTold told, CancellationToken cancellationToken);
}
