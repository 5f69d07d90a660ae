namespace HyperGen.Storage;

/// <summary>
/// How long heartbeats of foreign clients have stayed as they were while this participant looked: that needs no clock but its own, whatever
/// zone theirs shows.
/// </summary>
/// <param name="grace">The silence after which a trial counts as dead.</param>
/// <param name="time">The clock.</param>
internal sealed class HeartbeatSilence(TimeSpan grace, TimeProvider time)
{
    private readonly Dictionary<long, (string Beat, TimeSpan Silence)> _heard = []; // by trial
    private long? _looked;

    /// <summary>Takes a look, and returns the trials that have been silent for longer than the grace.</summary>
    /// <param name="beats">The last heartbeat of each trial that should have one.</param>
    public IReadOnlyList<long> Look(IReadOnlyDictionary<long, string> beats)
    {
        long now = time.GetTimestamp();
        TimeSpan passed = _looked is { } before ? time.GetElapsedTime(before, now) : TimeSpan.Zero;
        if (passed > grace / 2) passed = grace / 2; // the database was away, and nobody could beat
        _looked = now;
        foreach (long trial in _heard.Keys.Where(trial => !beats.ContainsKey(trial)).ToArray()) _heard.Remove(trial);
        foreach ((long trial, string beat) in beats)
            _heard[trial] = _heard.TryGetValue(trial, out var last) && last.Beat == beat ? (beat, last.Silence + passed) : (beat, default);
        return [.. _heard.Where(one => one.Value.Silence > grace).Select(one => one.Key)];
    }
}
