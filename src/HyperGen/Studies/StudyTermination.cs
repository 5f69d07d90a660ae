namespace HyperGen.Studies;

/// <summary>Why a study ends by what it found. The terminator is asked once for every state of the history.</summary>
internal sealed class StudyTermination(ITerminatorSession? session)
{
    private int _checkedAt = -1;
    private TerminationCheck? _last;

    /// <summary>What it found last; null without a terminator or before it could judge.</summary>
    public TerminationCheck? Last => Volatile.Read(ref _last);

    /// <summary>Why the study is to end after what happened last, or <see cref="StopReason.None"/>.</summary>
    public StopReason After(StudyState state, StudyOptions options)
    {
        TrialHistory ledger = state.Ledger;
        if (state.FailedInARow >= options.MaxFailuresInARow) return StopReason.TooManyFailures;
        if (state.SinceImprovement >= options.Patience) return StopReason.NoImprovement;
        if (ledger.BestRow >= 0 && options.Target is { } target && !ledger.IsBetter(target, ledger.Values[ledger.BestRow]))
            return StopReason.Target;
        return options.DeterministicWindow is null ? Check(ledger) : StopReason.None;
    }

    /// <summary>Why the terminator would end the study, or <see cref="StopReason.None"/>.</summary>
    public StopReason Check(TrialHistory history)
    {
        if (session is not null && history.Count != _checkedAt)
        {
            _checkedAt = history.Count;
            Volatile.Write(ref _last, session.Check(history));
        }

        return _last?.Verdict ?? StopReason.None;
    }
}
