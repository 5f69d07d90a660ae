using System.Runtime.CompilerServices;

namespace HyperGen.Storage;

/// <summary>The studies of a database by name. Reading takes no lock and changes nothing.</summary>
internal sealed class RelationalCatalog(RelationalStorage storage) : IStudyCatalog, IStorageAudit
{
    public async ValueTask<IReadOnlyList<StudySummary>> ListAsync(CancellationToken cancellationToken = default) =>
        await ReadingAsync<IReadOnlyList<StudySummary>>(
            [], session => StudySummaries.ReadAsync(session, cancellationToken), cancellationToken).ConfigureAwait(false);

    public ValueTask<StoredStudy> ReadAsync(string name, CancellationToken cancellationToken = default) =>
        ReadingAsync(name, (session, study) => StoredStudyReader.ReadAsync(session, study, name, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<StoredStudy> FollowAsync(
        string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StoredStudyReader? known = null;
        while (true) yield return await ReadingAsync(name, ContinueAsync, cancellationToken).ConfigureAwait(false);

        async ValueTask<StoredStudy> ContinueAsync(Session session, long study)
        {
            (StoredStudyReader reader, known) = (known ?? new(name), null); // one that does not come to its end knows half
            if (await reader.ReadAsync(session, study, cancellationToken).ConfigureAwait(false) is not { } read)
            {
                reader = new StoredStudyReader(name);
                read = (await reader.ReadAsync(session, study, cancellationToken).ConfigureAwait(false))!;
            }

            known = reader;
            return read;
        }
    }

    public async ValueTask WriteAsync(StoredStudy study, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        study.Validate();
        string token = StudyToken.New();
        await WritingAsync(
            async session =>
            {
                if (await new StudyTable(session).FindLockedAsync(study.Name, cancellationToken).ConfigureAwait(false) is not { } found)
                    await StoredStudyWriter.WriteAsync(session, study, token).ConfigureAwait(false);
                else if (await StudyToken.LockedAsync(session, found, cancellationToken).ConfigureAwait(false) != token)
                    throw new StudyExistsException(study.Name, storage.Dialect.Place);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        // A database that is not there is not created to find nothing in it.
        await ReadingAsync(name, (_, study) => new ValueTask<long>(study), cancellationToken).ConfigureAwait(false);
        (long Id, string? Token)? deleted = null; // by an attempt that may have got through although its connection was lost
        await WritingAsync(
            async session =>
            {
                StudyTable table = new(session);
                if (await table.FindLockedAsync(name, cancellationToken).ConfigureAwait(false) is not { } study)
                {
                    if (deleted is not null) return;
                    throw new StudyNotFoundException(
                        name, storage.Dialect.Place, [.. await table.NamesAsync(cancellationToken).ConfigureAwait(false)]);
                }

                var found = (study, await StudyToken.LockedAsync(session, study, cancellationToken).ConfigureAwait(false));
                if (deleted is not null && deleted != found) return; // a new one of the name
                deleted = found;
                await StudyRemoval.RunAsync(session, study).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<StorageFinding>> AuditAsync(CancellationToken cancellationToken = default) =>
        ReadingAsync<IReadOnlyList<StorageFinding>>(
            [], session => RelationalAudit.LookAsync(session, cancellationToken), cancellationToken);

    /// <summary>Reads one study.</summary>
    private async ValueTask<T> ReadingAsync<T>(string name, Func<Session, long, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        (bool IsFound, T? Result, IReadOnlyList<string> Names) found = await ReadingAsync<(bool, T?, IReadOnlyList<string>)>(
            (false, default, []),
            async session =>
            {
                StudyTable table = new(session);
                return await table.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } study
                    ? (true, await read(session, study).ConfigureAwait(false), [])
                    : (false, default, await table.NamesAsync(cancellationToken).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        return found.IsFound ? found.Result! : throw new StudyNotFoundException(name, storage.Dialect.Place, [.. found.Names]);
    }

    /// <summary>Reads in one transaction, which sees the database as it is at one moment.</summary>
    private async ValueTask<T> ReadingAsync<T>(T nothing, Func<Session, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!storage.Dialect.Exists) return nothing;
        return await UnitOfWork.RunAsync(
            storage.Dialect,
            storage.Settings.Patience,
            async () =>
            {
                Session session = new(await storage.Dialect.ConnectToReadAsync(cancellationToken).ConfigureAwait(false), storage.Dialect);
                await using (session.ConfigureAwait(false))
                {
                    await session.RunAsync(storage.Dialect.BeginRead, cancellationToken).ConfigureAwait(false);
                    T result = await SchemaGuard.IsReadableAsync(session, cancellationToken).ConfigureAwait(false)
                        ? await read(session).ConfigureAwait(false)
                        : nothing;
                    await session.RunAsync("COMMIT", cancellationToken).ConfigureAwait(false);
                    return result;
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes in one transaction, which may be repeated although it got through: what it does twice must be as done once.
    /// </summary>
    private async ValueTask WritingAsync(Func<Session, ValueTask> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using (await storage.Turn.TakeAsync(cancellationToken).ConfigureAwait(false))
        {
            await UnitOfWork.RunAsync(
                storage.Dialect, storage.Settings.Patience, () => WriteOnceAsync(write, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> WriteOnceAsync(Func<Session, ValueTask> write, CancellationToken cancellationToken)
    {
        await storage.PrepareAsync(cancellationToken).ConfigureAwait(false);
        Session session = await storage.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await session.BeginAsync(cancellationToken).ConfigureAwait(false);
            bool isCommitted = false;
            try
            {
                await write(session).ConfigureAwait(false);
                await session.CommitAsync(storage.Settings.Durability != StorageDurability.None).ConfigureAwait(false);
                return isCommitted = true;
            }
            finally
            {
                if (!isCommitted) await session.RollbackAsync().ConfigureAwait(false);
            }
        }
    }
}
