namespace HyperGen.Studies;

/// <summary>What a study takes over from an earlier one.</summary>
/// <param name="Name">The earlier study's name.</param>
/// <param name="Trials">Finished trials by number.</param>
internal sealed record SourceStudy(string Name, IReadOnlyList<SourceTrial> Trials)
{
    private const int MostTrials = 100;

    /// <summary>The complete trial with the best value, the earliest among equals; <see langword="null"/> without one.</summary>
    public SourceTrial? Best(StudyDirection direction)
    {
        SourceTrial? best = null;
        foreach (SourceTrial trial in Trials)
        {
            if (trial.State != TrialState.Complete || (best is not null && !IsBetter(trial.Value, best.Value, direction))) continue;
            best = trial;
        }

        return best;
    }

    /// <summary>This study with its best trial alone.</summary>
    public SourceStudy WithBestAlone(StudyDirection direction) => this with { Trials = Best(direction) is { } best ? [best] : [] };

    /// <summary>
    /// This study with at most a hundred trials: the better half of them are its best ones, the others are spread over the rest, so that
    /// a model still learns where not to look.
    /// </summary>
    public SourceStudy Condensed(StudyDirection direction)
    {
        if (Trials.Count <= MostTrials) return this;
        int[] order = [.. Enumerable.Range(0, Trials.Count)];
        double sign = direction == StudyDirection.Minimize ? 1 : -1;
        int[] ranked = [.. order.OrderBy(i => Trials[i].State == TrialState.Complete ? 0 : 1).ThenBy(i => sign * Trials[i].Value)];
        HashSet<int> kept = [.. ranked[..(MostTrials / 2)]];
        int[] rest = [.. order.Where(i => !kept.Contains(i))];
        int others = MostTrials - kept.Count;
        for (int i = 0; i < others; i++) kept.Add(rest[(int)((long)i * rest.Length / others)]);
        return this with { Trials = [.. order.Where(kept.Contains).Select(i => Trials[i])] };
    }

    private static bool IsBetter(double value, double other, StudyDirection direction) =>
        direction == StudyDirection.Minimize ? value < other : value > other;
}
