using System.Globalization;

namespace HyperGen.Storage;

/// <summary>Creates the tables that are missing, once however many start at the same time, and refuses a database of another kind or
/// version.</summary>
internal static class SchemaGuard
{
    /// <exception cref="StudyStorageException">The database holds something else or another version; the message names the
    /// mend.</exception>
    public static async ValueTask PrepareAsync(Session session, CancellationToken cancellationToken)
    {
        if (await IsReadyAsync(session, cancellationToken).ConfigureAwait(false)) return;
        await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (session.Dialect.LockSchema is { } take) await session.RunAsync(take, cancellationToken).ConfigureAwait(false);
            if (!await IsReadyAsync(session, cancellationToken).ConfigureAwait(false)) await CreateAsync(session, cancellationToken)
                .ConfigureAwait(false);
            await session.CommitAsync(untilOnDisk: true).ConfigureAwait(false);
        }
        catch
        {
            await session.RollbackAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether there are studies in a form that can be read, which an older schema of the same columns has too.</summary>
    /// <exception cref="StudyStorageException">The schema is of another revision, or tables of these names are another program's.
    /// </exception>
    public static async ValueTask<bool> IsReadableAsync(Session session, CancellationToken cancellationToken)
    {
        if (!await HasStudiesAsync(session, cancellationToken).ConfigureAwait(false)) return false;
        string? revision = await RevisionAsync(session, cancellationToken).ConfigureAwait(false);
        if (revision is null) await RequireOptunaAsync(session, cancellationToken).ConfigureAwait(false);
        return revision is null or OptunaSchema.Revision or OptunaSchema.SameColumns
            ? true
            : throw OtherRevision(session.Dialect.Named, revision);
    }

    /// <summary>Whether the database has our tables.</summary>
    public static ValueTask<bool> HasEventsAsync(Session session, CancellationToken cancellationToken) =>
        ExistsAsync(session, "hypergen_events", cancellationToken);

    private static async ValueTask<string?> RevisionAsync(Session session, CancellationToken cancellationToken) =>
        await ExistsAsync(session, "alembic_version", cancellationToken).ConfigureAwait(false)
            ? (string?)await session.ScalarAsync("SELECT version_num FROM alembic_version", cancellationToken).ConfigureAwait(false)
            : null;

    private static async ValueTask<bool> IsReadyAsync(Session session, CancellationToken cancellationToken)
    {
        string? revision = await RevisionAsync(session, cancellationToken).ConfigureAwait(false);
        if (revision is not null and not OptunaSchema.Revision) throw OtherRevision(session.Dialect.Named, revision);
        if (revision is null || !await ExistsAsync(session, "hypergen_meta", cancellationToken).ConfigureAwait(false)) return false;
        long version = await session.CountAsync("SELECT version FROM hypergen_meta", cancellationToken).ConfigureAwait(false);
        return version == HyperGenSchema.Version
            ? true
            : throw new StudyStorageException(
                $"{session.Dialect.Named} was written by a version of HyperGen whose tables have version {version}; this one knows " +
                $"{HyperGenSchema.Version}. Update HyperGen.");
    }

    private static async ValueTask CreateAsync(Session session, CancellationToken cancellationToken)
    {
        if (!await HasStudiesAsync(session, cancellationToken).ConfigureAwait(false))
        {
            foreach (string statement in session.Dialect.BeforeTables.Concat(OptunaSchema.Tables(session.Dialect)))
                await session.RunAsync(statement, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await AdoptAsync(session, cancellationToken).ConfigureAwait(false);
        }

        if (await ExistsAsync(session, "hypergen_meta", cancellationToken).ConfigureAwait(false)) return;
        foreach (string statement in HyperGenSchema.Tables(session.Dialect).Concat(session.Dialect.AfterTables))
            await session.RunAsync(statement, cancellationToken).ConfigureAwait(false);
    }

    // Optuna takes a database without a revision for one of today when its version is the frozen one, and notes the revision; so do we.
    private static async ValueTask AdoptAsync(Session session, CancellationToken cancellationToken)
    {
        await RequireOptunaAsync(session, cancellationToken).ConfigureAwait(false);
        await session.RunAsync(
            "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY " +
            "(version_num))", cancellationToken)
            .ConfigureAwait(false);
        await session.RunAsync(
            $"INSERT INTO alembic_version (version_num) SELECT '{OptunaSchema.Revision}' WHERE NOT EXISTS (SELECT 1 FROM alembic_version)",
            cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Whether there is a table of studies; without it no other table may bear a name of Optuna's.</summary>
    private static async ValueTask<bool> HasStudiesAsync(Session session, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(session, "studies", cancellationToken).ConfigureAwait(false)) return true;
        foreach (string table in OptunaSchema.Others)
        {
            if (await ExistsAsync(session, table, cancellationToken).ConfigureAwait(false))
                throw OtherProgram(session.Dialect.Named, table);
        }

        return false;
    }

    private static async ValueTask RequireOptunaAsync(Session session, CancellationToken cancellationToken)
    {
        object? version = await ExistsAsync(session, "version_info", cancellationToken).ConfigureAwait(false)
            ? await session.ScalarAsync("SELECT schema_version FROM version_info", cancellationToken).ConfigureAwait(false)
            : null;
        if (version is null || Convert.ToInt64(version, CultureInfo.InvariantCulture) != OptunaSchema.Version)
            throw OtherProgram(session.Dialect.Named, "studies");
    }

    private static async ValueTask<bool> ExistsAsync(Session session, string table, CancellationToken cancellationToken) =>
        await session.CountAsync(session.Dialect.CountTables, cancellationToken, ("@name", table)).ConfigureAwait(false) > 0;

    private static StudyStorageException OtherProgram(string place, string table) =>
        new($"{place} has a table '{table}' that is not one of Optuna's; use another database or schema. Nothing was changed.");

    private static StudyStorageException OtherRevision(string place, string revision) => new(OptunaSchema.Older.Contains(revision)
        ? $"{place} has Optuna's schema of revision {revision} and HyperGen writes {OptunaSchema.Revision}. Bring it up to date with " +
            "'optuna storage upgrade --storage URL'; nothing was changed."
        : $"{place} has a schema of the revision '{revision}', which is neither {OptunaSchema.Revision} nor an older one of Optuna. " +
          "It belongs to a newer Optuna (then update HyperGen) or to another program (then use another database or schema); nothing " +
          "was changed.");
}
