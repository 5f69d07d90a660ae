using HyperGen;

namespace ManyWorkers;

/// <summary>What really happened in the study: its events, read from the storage.</summary>
internal sealed class StudyRecord(IStudyLog log) : IAsyncDisposable
{
    private readonly List<StudyEvent> _events = [];

    public static async Task<StudyRecord> OpenAsync(IStudyStorage storage) =>
        new(await storage.OpenAsync(new StudyDeclaration(StudyPlace.Study, StudyDirection.Minimize, TrainingConfig.SearchSpace, Seed: 7)));

    /// <summary>Reads what is new; the number of trials told so far.</summary>
    public async Task<int> CountToldAsync()
    {
        _events.AddRange(await log.ReadAsync());
        return _events.OfType<TrialTold>().Count();
    }

    /// <summary>Prints what was found; whether it is an exact and complete study.</summary>
    public bool Check(int trials)
    {
        int[] created = [.. _events.Where(fact => fact is TrialStarted or TrialEnqueued).Select(fact => fact.Trial)];
        int[] waiting = [.. _events.OfType<TrialEnqueued>().Select(fact => fact.Trial)];
        int[] told = [.. _events.OfType<TrialTold>().Select(fact => fact.Trial)];
        int takenOver = _events.OfType<TrialClaimed>().Count() - waiting.Length;
        int complete = _events.OfType<TrialTold>().Count(fact => fact.State == TrialState.Complete);

        bool isExact = Say(created.SequenceEqual(Enumerable.Range(0, trials)), $"{created.Length} numbers, without a gap and each once");
        bool isComplete = Say(told.Order().SequenceEqual(created), $"{told.Length} trials told, each once; none is stuck");
        bool isUnharmed = Say(complete == trials, $"{complete} trials complete");
        Console.WriteLine($"       {takenOver} trials of killed workers taken over");
        return isExact && isComplete && isUnharmed;
    }

    public ValueTask DisposeAsync() => log.DisposeAsync();

    private static bool Say(bool holds, FormattableString what)
    {
        Console.WriteLine($"{(holds ? "  yes  " : "  NO   ")}{FormattableString.Invariant(what)}");
        return holds;
    }
}
