namespace HyperGen.Storage;

/// <summary>Studies in a relational database, whichever it is.</summary>
/// <param name="dialect">The database.</param>
/// <param name="settings">The settings.</param>
/// <param name="enter">Makes the presence of a new participant of the study of an identity.</param>
internal sealed class RelationalStorage(Dialect dialect, RelationalSettings settings, Func<long, IPresence> enter)
{
    // A wrong address should not take as long to show as a server that is being restarted.
    private static readonly TimeSpan OpeningPatience = TimeSpan.FromSeconds(5);

    private bool _isPrepared;

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
        StudyName.Check(study.Name);
        using (await Turn.TakeAsync(cancellationToken).ConfigureAwait(false))
        {
            TimeSpan patience = _isPrepared || settings.Patience < OpeningPatience ? settings.Patience : OpeningPatience;
            return await UnitOfWork.RunAsync(
                dialect, patience, () => RelationalLog.OpenAsync(this, study, enter, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A connection to a database that has all tables.</summary>
    public async ValueTask<Session> ConnectAsync(CancellationToken cancellationToken)
    {
        Session session = new(await dialect.ConnectAsync(cancellationToken).ConfigureAwait(false), dialect);
        try
        {
            if (!_isPrepared) await SchemaGuard.PrepareAsync(session, cancellationToken).ConfigureAwait(false);
            _isPrepared = true;
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
