namespace HyperGen.Storage;

/// <summary>What a replay knew at one moment, so that it can be brought back there.</summary>
/// <param name="lastEvent">The last row.</param>
/// <param name="lastTrial">The highest identity of a trial.</param>
/// <param name="trials">The number of trials.</param>
/// <param name="events">The number of events that nobody took.</param>
internal sealed class ReplayMark(long lastEvent, long lastTrial, int trials, int events)
{
    private readonly Dictionary<long, UnfinishedTrial> _before = []; // by identity

    public long LastEvent => lastEvent;

    public long LastTrial => lastTrial;

    public int Trials => trials;

    public int Events => events;

    /// <summary>The trials that changed since, as they were.</summary>
    public IReadOnlyCollection<UnfinishedTrial> Before => _before.Values;

    /// <summary>Keeps what a trial is like that is about to change.</summary>
    public void Keep(UnfinishedTrial trial)
    {
        if (trial.Number < trials && !_before.ContainsKey(trial.Id)) _before.Add(trial.Id, trial.Copy());
    }
}
