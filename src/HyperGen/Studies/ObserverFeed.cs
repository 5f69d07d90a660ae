namespace HyperGen.Studies;

/// <summary>
/// Hands events to the observers: one at a time, in the order in which they became true, and outside the gate of the study, so that an
/// observer may ask the study anything.
/// </summary>
internal sealed class ObserverFeed(IReadOnlyList<IStudyObserver> observers)
{
    private readonly Queue<Action<IStudyObserver>> _events = [];
    private bool _delivering;

    public bool IsEmpty => observers.Count == 0;

    public void Post(Action<IStudyObserver> tell)
    {
        if (IsEmpty) return;
        lock (_events) _events.Enqueue(tell);
    }

    /// <summary>Delivers what is there, unless somebody is at it: an observer that caused an event, or another worker.</summary>
    public void Deliver()
    {
        if (IsEmpty) return;
        while (true)
        {
            Action<IStudyObserver>? tell;
            lock (_events)
            {
                if (_delivering || !_events.TryDequeue(out tell)) return;
                _delivering = true;
            }

            try
            {
                foreach (IStudyObserver observer in observers) tell(observer);
            }
            finally
            {
                lock (_events) _delivering = false;
            }
        }
    }
}
