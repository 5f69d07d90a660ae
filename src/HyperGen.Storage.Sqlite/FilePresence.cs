namespace HyperGen.Storage;

/// <summary>The presence of a participant on the machine of the file: a lock that the operating system drops the moment the process
/// ends.</summary>
internal sealed class FilePresence : IPresence
{
    private readonly WorkerPresence _presence;

    public FilePresence(WorkerPresence presence)
    {
        _presence = presence;
        _presence.RemoveGone(needed: null);
    }

    public string Worker => _presence.Name;

    public ValueTask RenewAsync(Session session, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<bool> IsGoneAsync(Session session, string worker, CancellationToken cancellationToken) =>
        new(_presence.IsGone(worker));

    public ValueTask LeaveAsync(Session session) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _presence.Dispose();
        return ValueTask.CompletedTask;
    }
}
