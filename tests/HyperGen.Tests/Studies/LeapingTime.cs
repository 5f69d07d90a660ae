namespace HyperGen.Tests.Studies;

/// <summary>
/// A clock that leaps to the moment at which a timer is due as soon as one is set for a few seconds, as pauses are, so that no test waits.
/// Longer timers, as limits are, ring when it has leapt so far.
/// </summary>
internal sealed class LeapingTime : TimeProvider
{
    private static readonly TimeSpan LongestLeap = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private readonly HashSet<Timer> _limits = [];
    private long _now;

    public TimeSpan Elapsed => new(GetTimestamp());

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Leap(TimeSpan by)
    {
        long now = Interlocked.Add(ref _now, by.Ticks);
        Timer[] due;
        lock (_lock)
        {
            due = [.. _limits.Where(timer => timer.Due <= now)];
            _limits.ExceptWith(due);
        }

        foreach (Timer timer in due) timer.Ring();
    }

    private sealed class Timer(LeapingTime time, ITimer inner) : ITimer
    {
        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock) time._limits.Remove(this);
            if (dueTime > LongestLeap)
            {
                Due = time.GetTimestamp() + dueTime.Ticks;
                lock (time._lock) time._limits.Add(this);
                return inner.Change(Timeout.InfiniteTimeSpan, period);
            }

            if (dueTime > TimeSpan.Zero) time.Leap(dueTime);
            return inner.Change(dueTime < TimeSpan.Zero ? dueTime : TimeSpan.Zero, period);
        }

        public void Ring() => inner.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        public void Dispose()
        {
            lock (time._lock) time._limits.Remove(this);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
