using System.Security.Cryptography;

namespace HyperGen.Storage;

/// <summary>
/// Proves that the events of an identity are those of the study that has it now: a random text in the study's system attributes and beside
/// the events. SQLite gives the identity of a deleted study away again, and Optuna deletes a study without its events; a copy by Optuna's
/// tools carries no system attributes.
/// </summary>
internal static class StudyToken
{
    /// <summary>The name of the attribute.</summary>
    public const string Key = "hypergen:token";

    private const string Agreeing =
        "SELECT token FROM hypergen_studies JOIN study_system_attributes ON study_system_attributes.study_id = " +
        "hypergen_studies.study_id " +
        "WHERE hypergen_studies.study_id = @study AND \"key\" = '" + Key + "' AND value_json = '\"' || token || '\"'";

    public static string New() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>The token of a study whose events are its own; null without such events.</summary>
    public static async ValueTask<string?> AgreeingAsync(Session session, long study, CancellationToken cancellationToken) =>
        await SchemaGuard.HasEventsAsync(session, cancellationToken).ConfigureAwait(false)
        ? (string?)await session.ScalarAsync(Agreeing, cancellationToken, ("@study", study)).ConfigureAwait(false)
        : null;

    /// <summary>The token of a study, a new one unless it agrees with the events.</summary>
    public static async ValueTask<string> AgreedAsync(Session session, long study, CancellationToken cancellationToken) =>
        await AgreeingAsync(session, study, cancellationToken).ConfigureAwait(false)
            ?? await RenewAsync(session, study, New()).ConfigureAwait(false);

    /// <summary>The token of the study that has an identity now, its row locked until the transaction ends; null without one.</summary>
    public static async ValueTask<string?> LockedAsync(Session session, long study, CancellationToken cancellationToken)
    {
        string? found = null;
        QueueLocking(session, study, token => found = token);
        await session.SendAsync(cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>Queues the lock of a study's row, which holds until the transaction ends.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="study">The study.</param>
    /// <param name="locked">Given the token of the study that has the identity now; not called without one.</param>
    public static void QueueLocking(Session session, long study, Action<string?> locked) => session.Queue(
        $"SELECT (SELECT value_json FROM study_system_attributes WHERE study_id = @study AND \"key\" = '{Key}') " +
        $"FROM studies WHERE study_id = @study{session.Dialect.ForUpdate}",
        row => locked(row.IsDBNull(0) ? null : row.GetString(0).Trim('"')), ("@study", study));

    /// <summary>
    /// Gives a study a new token, and removes the events of a study that had its identity before. What it took over from earlier studies
    /// becomes its first event.
    /// </summary>
    public static async ValueTask<string> RenewAsync(Session session, long study, string token)
    {
        await session.ExecuteAsync("DELETE FROM hypergen_events WHERE study_id = @study", CancellationToken.None, ("@study", study))
            .ConfigureAwait(false);
        await session.ExecuteAsync(
            "INSERT INTO hypergen_studies (study_id, token) VALUES (@study, @token) ON CONFLICT (study_id) DO UPDATE SET token = " +
            "excluded.token",
            CancellationToken.None, ("@study", study), ("@token", token)).ConfigureAwait(false);
        await session.ExecuteAsync(
            "INSERT INTO study_system_attributes (study_id, \"key\", value_json) VALUES (@study, @key, @json) ON CONFLICT (study_id, " +
            "\"key\") DO UPDATE SET value_json = excluded.value_json",
            CancellationToken.None, ("@study", study), ("@key", Key), ("@json", $"\"{token}\"")).ConfigureAwait(false);
        await session.ExecuteAsync(
            "INSERT INTO hypergen_events (study_id, number, kind, payload) SELECT study_id, 0, @kind, value_json FROM " +
            "study_user_attributes WHERE study_id = @study AND \"key\" = @key",
            CancellationToken.None, ("@study", study), ("@kind", EventKinds.Warmed), ("@key", JournalKeys.WarmStart)).ConfigureAwait(false);
        return token;
    }
}
