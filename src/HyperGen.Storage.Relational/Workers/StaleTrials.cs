using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>
/// Running trials of foreign clients whose heartbeat stopped: they fail and are enqueued again, in the form in which Optuna does it, so
/// that both count retries alike. Trials of clients without heartbeats are left alone, and so are those of our workers, which others take
/// over.
/// </summary>
internal sealed class StaleTrials(Dialect dialect, long study, TimeSpan grace, TimeProvider time)
{
    private const int MostRetries = 3;
    private const string FirstTrial = "failed_trial";
    private const string Retries = "retry_history";

    private readonly HeartbeatSilence _silence = new(grace, time);
    private readonly string _beating =
        "SELECT trials.trial_id, CAST(heartbeat AS VARCHAR(40)), " +
        $"CASE WHEN {dialect.IsOlderThan("heartbeat", "@grace")} THEN 1 ELSE 0 END " +
        "FROM trials JOIN trial_heartbeats ON trial_heartbeats.trial_id = trials.trial_id " +
        "WHERE trials.study_id = @study AND trials.state IN ('RUNNING', 'WAITING') AND trials.state = 'RUNNING' " +
        "AND NOT EXISTS (SELECT 1 FROM hypergen_events WHERE hypergen_events.trial_id = trials.trial_id AND kind IN ('started', " +
        "'claimed') AND worker IS NOT NULL)";

    /// <summary>Fails the stale trials and enqueues them again.</summary>
    public async ValueTask ReviveAsync(Session session, CancellationToken cancellationToken)
    {
        if ((await FindAsync(session, cancellationToken).ConfigureAwait(false)).Count == 0) return;
        await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        bool isCommitted = false;
        try
        {
            await session.ScalarAsync(
                $"SELECT study_id FROM studies WHERE study_id = @study{dialect.ForUpdate}", cancellationToken,
                ("@study", study)).ConfigureAwait(false);
            foreach (long trial in await FindAsync(session, cancellationToken).ConfigureAwait(false))
                await ReviveAsync(session, trial, cancellationToken).ConfigureAwait(false);
            await session.CommitAsync(untilOnDisk: false).ConfigureAwait(false);
            isCommitted = true;
        }
        finally
        {
            if (!isCommitted) await session.RollbackAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask ReviveAsync(Session session, long trial, CancellationToken cancellationToken)
    {
        int failed = await session.ExecuteAsync(
            $"UPDATE trials SET state = 'FAIL', datetime_complete = {dialect.CastDate("@now")} WHERE trial_id = @trial AND " +
            "state = 'RUNNING'", cancellationToken, ("@trial", trial), ("@now", dialect.Date(time.GetUtcNow()))).ConfigureAwait(false);
        if (failed == 0) return; // its own client was faster
        long number = await session.CountAsync("SELECT number FROM trials WHERE trial_id = @trial", cancellationToken, ("@trial", trial))
            .ConfigureAwait(false);
        string? first = await AttributeAsync(session, trial, FirstTrial, cancellationToken).ConfigureAwait(false);
        int[] history = [.. History(await AttributeAsync(session, trial, Retries, cancellationToken).ConfigureAwait(false)), (int)number];
        if (history.Length > MostRetries) return;
        long retry = await session.CountAsync(
            $"INSERT INTO trials (number, study_id, state) SELECT COUNT(*), @study, {dialect.Cast("'WAITING'", OptunaEnum.TrialState)} " +
            "FROM trials WHERE study_id = @study RETURNING trial_id", cancellationToken, ("@study", study)).ConfigureAwait(false);
        await CopyAsync("trial_params", "param_name, param_value, distribution_json", "ORDER BY param_id").ConfigureAwait(false);
        await CopyAsync("trial_user_attributes", "\"key\", value_json", "").ConfigureAwait(false);
        await CopyAsync("trial_system_attributes", "\"key\", value_json", $"AND \"key\" NOT IN ('{FirstTrial}', '{Retries}')")
            .ConfigureAwait(false);
        await SetAsync(FirstTrial, first ?? number.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
        await SetAsync(Retries, $"[{string.Join(", ", history)}]").ConfigureAwait(false);

        async ValueTask CopyAsync(string table, string columns, string tail) => await session.ExecuteAsync(
            $"INSERT INTO {table} (trial_id, {columns}) SELECT CAST(@retry AS INTEGER), {columns} FROM {table} WHERE trial_id = @trial " +
            $"{tail}",
            cancellationToken, ("@retry", retry), ("@trial", trial)).ConfigureAwait(false);

        async ValueTask SetAsync(string key, string json) => await session.ExecuteAsync(
            "INSERT INTO trial_system_attributes (trial_id, \"key\", value_json) VALUES (@trial, @key, @json)",
            cancellationToken, ("@trial", retry), ("@key", key), ("@json", json)).ConfigureAwait(false);
    }

    /// <summary>The trials whose heartbeat is too old by the database's clock, or has not changed for too long.</summary>
    private async ValueTask<IReadOnlyCollection<long>> FindAsync(Session session, CancellationToken cancellationToken)
    {
        Dictionary<long, string> beats = [];
        SortedSet<long> stale = [];
        await session.EachAsync(
            _beating,
            row =>
            {
                beats.Add(row.GetInt64(0), row.GetString(1));
                if (row.GetInt64(2) == 1) stale.Add(row.GetInt64(0));
            },
            cancellationToken, ("@study", study), ("@grace", grace.TotalSeconds)).ConfigureAwait(false);
        stale.UnionWith(_silence.Look(beats));
        return stale;
    }

    private static async ValueTask<string?> AttributeAsync(Session session, long trial, string key, CancellationToken cancellationToken) =>
        (string?)await session.ScalarAsync(
        "SELECT value_json FROM trial_system_attributes WHERE trial_id = @trial AND \"key\" = @key", cancellationToken, ("@trial", trial),
        ("@key", key)).ConfigureAwait(false);

    /// <summary>The numbers of the trials that were retried; none where what is stored is no list of numbers.</summary>
    private static int[] History(string? json)
    {
        if (json is null) return [];
        try
        {
            using JsonDocument history = JsonDocument.Parse(PythonJson.Strict(Encoding.UTF8.GetBytes(json)));
            return [.. history.RootElement.EnumerateArray().Select(number => number.GetInt32())];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }
}
