using System.Globalization;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Writes what events mean into Optuna's tables, within the transaction that appends the events.</summary>
internal sealed class TrialWriter
{
    // Optuna converts dates to local time, for which the first day of the epoch is too early east of Greenwich.
    private static readonly DateTimeOffset EarliestDate = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int Objective = 0; // the first and only one

    private readonly long _study;
    private readonly SearchSpace _space;
    private readonly string[] _distributions;
    private readonly string _create;
    private readonly string _claim;
    private readonly string _finish;
    private readonly string _beat;
    private readonly BulkInsert _parameters = new(
        "INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json)", ["@", "@", "@", "@"]);
    private readonly BulkInsert _reports;
    private readonly BulkInsert _values;
    private readonly BulkInsert _userAttributes = Attributes("user");
    private readonly BulkInsert _systemAttributes = Attributes("system");

    public TrialWriter(Dialect dialect, long study, SearchSpace space)
    {
        (_study, _space) = (study, space);
        _distributions = [.. space.Parameters.Select(OptunaDistribution.Write)];
        string state = dialect.Cast("@state", OptunaEnum.TrialState);
        _create = $"INSERT INTO trials (number, study_id, state, datetime_start) VALUES (@number, @study, {state}, " +
            $"{dialect.CastDate("@start")}) RETURNING trial_id";
        _claim = $"UPDATE trials SET state = 'RUNNING', datetime_start = @start WHERE trial_id = @trial AND state = {state}";
        _finish = $"UPDATE trials SET state = {state}, datetime_complete = @end WHERE trial_id = @trial AND state IN ('RUNNING', " +
            "'WAITING')";
        _beat = "INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (@trial, CURRENT_TIMESTAMP) ON CONFLICT (trial_id) DO " +
            "UPDATE SET heartbeat = CURRENT_TIMESTAMP";
        _reports = new(
            "INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type)",
            ["@", "@", "@", dialect.Cast("@", OptunaEnum.TrialIntermediateValueType)],
            "ON CONFLICT (trial_id, step) DO UPDATE SET intermediate_value = excluded.intermediate_value, intermediate_value_type = " +
            "excluded.intermediate_value_type");
        _values = new(
            "INSERT INTO trial_values (trial_id, objective, value, value_type)",
            ["@", "@", "@", dialect.Cast("@", OptunaEnum.TrialValueType)],
            "ON CONFLICT (trial_id, objective) DO UPDATE SET value = excluded.value, value_type = excluded.value_type");
    }

    /// <summary>Creates a running trial and returns its identity.</summary>
    public async ValueTask<long> StartAsync(Session session, TrialStarted started)
    {
        long trial = await CreateAsync(session, started.Trial, TrialState.Running, started.StartedAt).ConfigureAwait(false);
        if (started.Point is { } point) await SetParametersAsync(session, trial, point).ConfigureAwait(false);
        await session.ExecuteAsync(_beat, CancellationToken.None, ("@trial", trial)).ConfigureAwait(false);
        return trial;
    }

    /// <summary>Creates a waiting trial and returns its identity.</summary>
    public async ValueTask<long> EnqueueAsync(Session session, TrialEnqueued enqueued, string? fixedParameters)
    {
        long trial = await CreateAsync(session, enqueued.Trial, TrialState.Waiting, startedAt: null).ConfigureAwait(false);
        if (fixedParameters is not null)
            await _systemAttributes.RunAsync(session, [[trial, FixedParameters.Key, fixedParameters]], CancellationToken.None)
                .ConfigureAwait(false);
        return trial;
    }

    /// <summary>Makes a waiting trial a running one with its point; that of a worker that is gone is running already.</summary>
    public async ValueTask ClaimAsync(Session session, TrialClaimed claimed, UnfinishedTrial trial, double[]? point)
    {
        await ChangedAsync(
            session, _claim, trial.Number,
            ("@start", Date(session, claimed.StartedAt)), ("@trial", trial.Id), ("@state", OptunaNames.Of(trial.State)))
                .ConfigureAwait(false);
        if (trial.State == TrialState.Waiting)
        {
            long known = await session.CountAsync(
                "SELECT COUNT(*) FROM trial_params WHERE trial_id = @trial", CancellationToken.None,
                ("@trial", trial.Id)).ConfigureAwait(false);
            if (point is not null && known == 0) await SetParametersAsync(session, trial.Id, point).ConfigureAwait(false);
        }

        await session.ExecuteAsync(_beat, CancellationToken.None, ("@trial", trial.Id)).ConfigureAwait(false);
    }

    /// <summary>Gives a trial its parameters in place of any it had.</summary>
    public async ValueTask ProposeAsync(Session session, long trial, double[] point)
    {
        await session.ExecuteAsync("DELETE FROM trial_params WHERE trial_id = @trial", CancellationToken.None, ("@trial", trial))
            .ConfigureAwait(false);
        await SetParametersAsync(session, trial, point).ConfigureAwait(false);
    }

    /// <param name="session">The connection.</param>
    /// <param name="reports">Reports by the identity of the trial and the step.</param>
    public ValueTask ReportAsync(Session session, IReadOnlyDictionary<(long Trial, int Step), double> reports) => _reports.RunAsync(
        session,
        [.. reports.Select(one => new[] { one.Key.Trial, one.Key.Step, Finite(one.Value), OptunaNames.KindOf(one.Value) })],
        CancellationToken.None);

    public ValueTask AdaptAsync(Session session, long trial, SpaceAdapted adapted) =>
        _userAttributes.RunAsync(
            session, [[trial, AdaptationAttribute.Key(adapted), AdaptationAttribute.Text(adapted)]], CancellationToken.None);

    public async ValueTask TellAsync(Session session, TrialTold told, UnfinishedTrial trial)
    {
        if (!double.IsNaN(told.Value) && told.State != TrialState.Failed)
            await _values.RunAsync(
                session, [[trial.Id, Objective, Finite(told.Value), OptunaNames.KindOf(told.Value)]],
                CancellationToken.None).ConfigureAwait(false);
        string milliseconds = OptunaDistribution.Real(told.Duration.Ticks / (double)TimeSpan.TicksPerMillisecond);
        List<object?[]> attributes = [[trial.Id, JournalKeys.Duration, milliseconds]];
        if (told.Error is { } error) attributes.Add([trial.Id, JournalKeys.Error, JsonText.Of(error)]);
        await _userAttributes.RunAsync(session, attributes, CancellationToken.None).ConfigureAwait(false);
        await ChangedAsync(
            session, _finish, trial.Number,
            ("@state", OptunaNames.Of(told.State)), ("@end", Date(session, trial.StartedAt + told.Duration)), ("@trial", trial.Id))
                .ConfigureAwait(false);
    }

    private async ValueTask<long> CreateAsync(Session session, int number, TrialState state, DateTimeOffset? startedAt)
    {
        object? trial = await session.ScalarAsync(
            _create, CancellationToken.None,
            ("@number", number), ("@study", _study), ("@state", OptunaNames.Of(state)),
            ("@start", startedAt is { } at ? Date(session, at) : null)).ConfigureAwait(false);
        return Convert.ToInt64(trial, CultureInfo.InvariantCulture);
    }

    private ValueTask SetParametersAsync(Session session, long trial, double[] point) => _parameters.RunAsync(
        session,
        [
            .. _space.Parameters.Where(parameter => !double.IsNaN(point[parameter.Index]))
                .Select(parameter => new object?[] { trial, parameter.Name, point[parameter.Index], _distributions[parameter.Index] }),
        ],
        CancellationToken.None);

    // A client that does not know the study's lock may change a trial between our look at it and our writing.
    private static async ValueTask ChangedAsync(Session session, string sql, int number, params (string, object?)[] arguments)
    {
        if (await session.ExecuteAsync(sql, CancellationToken.None, arguments).ConfigureAwait(false) == 0)
            throw new TrialChangedException(number);
    }

    private static BulkInsert Attributes(string kind) => new(
        $"INSERT INTO trial_{kind}_attributes (trial_id, \"key\", value_json)", ["@", "@", "@"],
        "ON CONFLICT (trial_id, \"key\") DO UPDATE SET value_json = excluded.value_json");

    private static object Date(Session session, DateTimeOffset at) => session.Dialect.Date(at < EarliestDate ? EarliestDate : at);

    private static object? Finite(double value) => double.IsFinite(value) ? value : null;
}
