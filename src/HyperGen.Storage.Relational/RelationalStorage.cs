namespace HyperGen.Storage;

/// <summary>Studies in a relational database, whichever it is.</summary>
/// <param name="dialect">The database.</param>
/// <param name="settings">The settings.</param>
/// <param name="enter">Makes the presence of a new participant of the study of an identity.</param>
internal sealed class RelationalStorage(Dialect dialect, RelationalSettings settings, Func<long, IPresence> enter)
{
    // A wrong address should not take as long to show as a server that is being restarted.
    private static readonly TimeSpan OpeningPatience = TimeSpan.FromSeconds(5);

    private bool _wasReached;

    public Dialect Dialect => dialect;

    public RelationalSettings Settings => settings;

    /// <summary>The queue of the writers of this process.</summary>
    public WriterTurn Turn { get; } = new(dialect.HasOneWriter);

    /// <summary>The studies by name.</summary>
    public RelationalCatalog Catalog => new(this);

    public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(study);
        cancellationToken.ThrowIfCancellationRequested();
        StoredName.Check(study);
        using (await Turn.TakeAsync(cancellationToken).ConfigureAwait(false))
        {
            TimeSpan patience = _wasReached || settings.Patience < OpeningPatience ? settings.Patience : OpeningPatience;
            return await UnitOfWork.RunAsync(
                dialect, patience,
                async () =>
                {
                    await PrepareAsync(cancellationToken).ConfigureAwait(false);
                    return await RelationalLog.OpenAsync(this, study, enter, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Creates the tables that are missing. They may go at any time, as with a file that is deleted between two studies.</summary>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        Session session = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false)) await SchemaGuard.PrepareAsync(session, cancellationToken).ConfigureAwait(false);
        _wasReached = true;
    }

    /// <summary>A connection.</summary>
    public async ValueTask<Session> ConnectAsync(CancellationToken cancellationToken) =>
        new(await dialect.ConnectAsync(cancellationToken).ConfigureAwait(false), dialect);

    /// <summary>A connection for a heartbeat, which rather fails than waits: the next one comes soon.</summary>
    public async ValueTask<Session> ConnectToBeatAsync(CancellationToken cancellationToken) =>
        new(await dialect.ConnectToBeatAsync(cancellationToken).ConfigureAwait(false), dialect);
}
