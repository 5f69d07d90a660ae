namespace HyperGen.Termination;

/// <summary>Ends a study when a figure was below its threshold at several scheduled checks in a row.</summary>
/// <param name="inARow">Number of checks.</param>
/// <param name="reason">The verdict then.</param>
/// <param name="find">The figure after the first so many finished trials: a function of these alone.</param>
internal sealed class ConsecutiveChecks(int inARow, StopReason reason, Func<TrialHistory, int, TerminationCheck?> find)
    : ITerminatorSession
{
    private readonly Dictionary<int, TerminationCheck?> _checks = []; // by count of finished trials

    public TerminationCheck? Check(TrialHistory history)
    {
        int count = CheckSchedule.UpTo(history.Count);
        TerminationCheck? latest = At(history, count);
        if (!IsBelow(latest)) return latest;
        for (int before = 1; before < inARow; before++)
        {
            count = CheckSchedule.UpTo(count - 1);
            if (!IsBelow(At(history, count))) return latest;
        }

        return latest! with { Verdict = reason };
    }

    private static bool IsBelow(TerminationCheck? check) => check is not null && check.Value < check.Threshold;

    private TerminationCheck? At(TrialHistory history, int count)
    {
        if (!_checks.TryGetValue(count, out TerminationCheck? known)) _checks[count] = known = find(history, count);
        return known;
    }
}
