namespace HyperGen.Studies;

/// <summary>Derives a progress report from the state of a study.</summary>
internal static class StudyProgressReport
{
    public static StudyProgress Of(
        StudyOptions options, StudyState state, StudyClock clock, int finishedBefore, TerminationCheck? termination)
    {
        TrialHistory ledger = state.Ledger;
        TimeSpan elapsed = clock.Elapsed;
        double rate = elapsed > TimeSpan.Zero ? (state.Finished - finishedBefore) / elapsed.TotalSeconds : 0;
        return new StudyProgress(
            options.Name,
            options.Direction,
            state.Finished,
            options.Trials,
            state.Live.Count - (state.Created - state.Started),
            state.Failed,
            state.Pruned,
            ledger.BestRow < 0 ? null : ledger.Numbers[ledger.BestRow],
            ledger.BestRow < 0 ? null : ledger.Values[ledger.BestRow],
            elapsed,
            Remaining(options, state, elapsed, rate),
            rate)
        {
            Termination = termination,
        };
    }

    private static TimeSpan? Remaining(StudyOptions options, StudyState state, TimeSpan elapsed, double rate)
    {
        TimeSpan? remaining = null;
        if (options.Trials is { } trials && rate > 0)
            remaining = TimeSpan.FromSeconds(Math.Min(Math.Max(0, trials - state.Finished) / rate, 1e9));
        if (options.Timeout is { } timeout)
        {
            TimeSpan left = timeout > elapsed ? timeout - elapsed : TimeSpan.Zero;
            remaining = remaining is { } r && r < left ? r : left;
        }

        return remaining;
    }
}
