namespace HyperGen.Studies;

/// <summary>The terminator of a study at work, asked once for every state of the history.</summary>
internal sealed class StudyTermination(ITerminatorSession? session)
{
    private int _checkedAt = -1;
    private TerminationCheck? _last;

    /// <summary>What it found last; null without a terminator or before it could judge.</summary>
    public TerminationCheck? Last => Volatile.Read(ref _last);

    /// <summary>Why the study is to end, or <see cref="StopReason.None"/>.</summary>
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
