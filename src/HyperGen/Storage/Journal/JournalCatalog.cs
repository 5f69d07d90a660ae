using System.Runtime.CompilerServices;

namespace HyperGen.Storage;

/// <summary>The studies of a journal by name. Reading takes no lock and changes nothing.</summary>
internal sealed class JournalCatalog(string path, JournalOptions options, SemaphoreSlim turn) : IStudyCatalog, IStorageAudit
{
    public ValueTask<IReadOnlyList<StudySummary>> ListAsync(CancellationToken cancellationToken = default) =>
        new(Read<IReadOnlyList<StudySummary>>(
            file =>
            {
                DamagedJournal journal = ReadDamaged(file, only: null);
                return [.. journal.Studies.Build().Select(study => StudySummary.Of(study) with { Problem = journal.Problem })];
            },
            cancellationToken));

    public ValueTask<StoredStudy> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        return new(Only(Read(name, cancellationToken), name));
    }

#pragma warning disable CS1998 // a file is read at once
    public async IAsyncEnumerable<StoredStudy> FollowAsync(
        string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
#pragma warning restore CS1998
    {
        cancellationToken.ThrowIfCancellationRequested();
        JournalStudies journal = new(name);
        using JournalFile? file = Reaching(() => JournalFile.OpenToRead(path));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Reaching(() =>
            {
                file?.ReadNew(journal.Apply);
                file?.RequireStart();
                return Only(journal, name);
            });
        }
    }

    public ValueTask WriteAsync(StoredStudy study, CancellationToken cancellationToken = default)
    {
        study.Validate();
        JournalStudies journal = new(study.Name);
        return AppendAsync(
            journal.Apply,
            (lines, worker) =>
            {
                if (journal.IdentityOf(study.Name) is not null) throw new StudyExistsException(study.Name, path);
                JournalStudyWriter.Write(lines, worker, study, journal.NextStudy, journal.NextTrial);
            },
            cancellationToken);
    }

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        // A journal that is not there is not created to find nothing in it.
        Read(file => ReadDamaged(file, name).Require(name, path), cancellationToken);
        DamagedJournal journal = new(new JournalStudies(name));
        return AppendAsync(journal.Apply, (lines, worker) => lines.DeleteStudy(worker, journal.Require(name, path)), cancellationToken);
    }

    public ValueTask<IReadOnlyList<StorageFinding>> AuditAsync(CancellationToken cancellationToken = default) =>
        new(Read(file => file is null ? [] : JournalAudit.Look(file), cancellationToken));

    private JournalStudies Read(string? only, CancellationToken cancellationToken) => Read(
        file =>
        {
            JournalStudies journal = new(only);
            file?.ReadNew(journal.Apply);
            file?.RequireStart();
            return journal;
        },
        cancellationToken);

    private static DamagedJournal ReadDamaged(JournalFile? file, string? only)
    {
        DamagedJournal journal = new(new JournalStudies(only));
        file?.ReadNew(journal.Apply);
        file?.RequireStart();
        return journal;
    }

    private StoredStudy Only(JournalStudies journal, string name) =>
        journal.Build() is [StoredStudy study] ? study : throw new StudyNotFoundException(name, path, journal.Names);

    private T Read<T>(Func<JournalFile?, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Reaching(() =>
        {
            using JournalFile? file = JournalFile.OpenToRead(path);
            return read(file);
        });
    }

    private T Reaching<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw JournalParticipant.OutOfReach(path, error);
        }
    }

    private async ValueTask AppendAsync(
        Action<ReadOnlyMemory<byte>> apply, Action<JournalLines, string> write, CancellationToken cancellationToken)
    {
        using JournalParticipant participant = JournalParticipant.Enter(path, options, turn);
        using JournalLines lines = new();
        await participant.ExclusivelyAsync(
            apply,
            () =>
            {
                participant.RemoveGone();
                write(lines, participant.Name);
                participant.Append(lines.Written, untilOnDisk: options.Durability != StorageDurability.None);
            },
            cancellationToken).ConfigureAwait(false);
    }
}
