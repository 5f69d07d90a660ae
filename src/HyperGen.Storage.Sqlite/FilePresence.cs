namespace HyperGen.Storage;

/// <summary>The presence of a participant on the machine of the file: a lock that the operating system drops the moment the process
/// ends.</summary>
internal sealed class FilePresence : IPresence
{
    private readonly WorkerPresence _presence;

    private FilePresence(WorkerPresence presence) => _presence = presence;

    /// <summary>Takes part in the study of an identity.</summary>
    /// <exception cref="StudyStorageException">The folder of the participants beside the file cannot be written.</exception>
    public static FilePresence Enter(string path, long study)
    {
        string name = FormattableString.Invariant($"{path}.{study}");
        WorkerPresence? presence = null;
        try
        {
            presence = WorkerPresence.Enter(name);
            presence.RemoveGone(needed: null);
            return new FilePresence(presence);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            presence?.Dispose();
            throw new StudyStorageException(
                $"The folder '{WorkerPresence.FolderOf(name)}', in which the participants of the study show that they are alive, cannot " +
                $"be written: {error.Message} A study needs to write the folder of its database.", error);
        }
    }

    public string Worker => _presence.Name;

    public ValueTask RenewAsync(Session session, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
        Session session, IReadOnlyList<string> workers, CancellationToken cancellationToken) => new([.. workers.Select(_presence.LifeOf)]);

    public ValueTask LeaveAsync(Session session) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _presence.Dispose();
        return ValueTask.CompletedTask;
    }
}
