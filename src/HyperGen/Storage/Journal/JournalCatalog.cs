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
        JournalStudies journal = Read(name, cancellationToken);
        return journal.Build() is [StoredStudy study] ? new(study) : throw new StudyNotFoundException(name, path, journal.Names);
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

    private T Read<T>(Func<JournalFile?, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using JournalFile? file = JournalFile.OpenToRead(path);
            return read(file);
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
