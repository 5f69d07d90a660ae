using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Writes what events mean into Optuna's tables, within the transaction that appends the events.</summary>
internal sealed class TrialWriter
{
    private const int Objective = 0; // the first and only one

    private readonly long _study;
    private readonly SearchSpace _space;
    private readonly string[] _distributions;
    private readonly string _create;
    private readonly string _claim;
    private readonly string _finish;
    private readonly string _beat;
    private readonly BulkInsert _parameters = Parameters("@");
    private readonly BulkInsert _newParameters;
    private readonly string _beatNew;
    private readonly BulkInsert _reports;
    private readonly BulkInsert _values;
    private readonly BulkInsert _userAttributes = Attributes("user", "@");
    private readonly BulkInsert _newWishes;

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
        _newParameters = Parameters(dialect.NewTrial);
        _newWishes = Attributes("system", dialect.NewTrial);
        _beat = "INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (@trial, CURRENT_TIMESTAMP) ON CONFLICT (trial_id) DO " +
            "UPDATE SET heartbeat = CURRENT_TIMESTAMP";
        _beatNew = $"INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES ({dialect.NewTrial}, CURRENT_TIMESTAMP)";
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

    /// <summary>Creates a running trial.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="started">The trial.</param>
    /// <param name="created">Given its identity.</param>
    public void Start(Session session, TrialStarted started, Action<long> created)
    {
        Create(session, started.Trial, TrialState.Running, started.StartedAt, created);
        if (started.Point is { } point) _newParameters.Queue(session, [.. Rows(point)]);
        session.Queue(_beatNew);
    }

    /// <summary>Creates a waiting trial.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="enqueued">The trial.</param>
    /// <param name="fixedParameters">What is wished for it, as Optuna writes it.</param>
    /// <param name="created">Given its identity.</param>
    public void Enqueue(Session session, TrialEnqueued enqueued, string? fixedParameters, Action<long> created)
    {
        Create(session, enqueued.Trial, TrialState.Waiting, startedAt: null, created);
        if (fixedParameters is not null) _newWishes.Queue(session, [[FixedParameters.Key, fixedParameters]]);
    }

    /// <summary>Makes a waiting trial a running one with its point; that of a worker that is gone is running already.</summary>
    public async ValueTask ClaimAsync(Session session, TrialClaimed claimed, UnfinishedTrial trial, double[]? point)
    {
        session.QueueChange(
            _claim, ("@start", Date(session, claimed.StartedAt)), ("@trial", trial.Id), ("@state", OptunaNames.Of(trial.State)));
        if (trial.State == TrialState.Waiting && point is not null)
        {
            long known = await session.CountAsync(
                "SELECT COUNT(*) FROM trial_params WHERE trial_id = @trial", CancellationToken.None,
                ("@trial", trial.Id)).ConfigureAwait(false);
            if (known == 0) SetParameters(session, trial.Id, point);
        }

        session.Queue(_beat, ("@trial", trial.Id));
    }

    /// <summary>Gives a trial its parameters in place of any it had.</summary>
    public void Propose(Session session, long trial, double[] point)
    {
        session.Queue("DELETE FROM trial_params WHERE trial_id = @trial", ("@trial", trial));
        SetParameters(session, trial, point);
    }

    /// <param name="session">The connection.</param>
    /// <param name="reports">Reports by the identity of the trial and the step.</param>
    public void Report(Session session, IReadOnlyDictionary<(long Trial, int Step), double> reports) => _reports.Queue(
        session, [.. reports.Select(one => new[] { one.Key.Trial, one.Key.Step, Finite(one.Value), OptunaNames.KindOf(one.Value) })]);

    public void Adapt(Session session, long trial, SpaceAdapted adapted) =>
        _userAttributes.Queue(session, [[trial, AdaptationAttribute.Key(adapted), AdaptationAttribute.Text(adapted)]]);

    public void Tell(Session session, TrialTold told, UnfinishedTrial trial)
    {
        if (!double.IsNaN(told.Value) && told.State != TrialState.Failed)
            _values.Queue(session, [[trial.Id, Objective, Finite(told.Value), OptunaNames.KindOf(told.Value)]]);
        string milliseconds = OptunaDistribution.Real(told.Duration.Ticks / (double)TimeSpan.TicksPerMillisecond);
        List<object?[]> attributes = [[trial.Id, JournalKeys.Duration, milliseconds]];
        if (told.Error is { } error) attributes.Add([trial.Id, JournalKeys.Error, JsonText.Of(error)]);
        _userAttributes.Queue(session, attributes);
        session.QueueChange(
            _finish, ("@state", OptunaNames.Of(told.State)), ("@end", Date(session, trial.StartedAt + told.Duration)),
            ("@trial", trial.Id));
    }

    private void Create(Session session, int number, TrialState state, DateTimeOffset? startedAt, Action<long> created) => session.Queue(
        _create, row => created(row.GetInt64(0)),
        ("@number", number), ("@study", _study), ("@state", OptunaNames.Of(state)),
        ("@start", startedAt is { } at ? Date(session, at) : null));

    private void SetParameters(Session session, long trial, double[] point) =>
        _parameters.Queue(session, [.. Rows(point).Select(row => (object?[])[trial, .. row])]);

    private IEnumerable<object?[]> Rows(double[] point) => _space.Parameters.Where(parameter => !double.IsNaN(point[parameter.Index]))
        .Select(parameter => new object?[] { parameter.Name, point[parameter.Index], _distributions[parameter.Index] });

    private static BulkInsert Parameters(string trial) => new(
        "INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json)", [trial, "@", "@", "@"]);

    private static BulkInsert Attributes(string kind, string trial) => new(
        $"INSERT INTO trial_{kind}_attributes (trial_id, \"key\", value_json)", [trial, "@", "@"],
        "ON CONFLICT (trial_id, \"key\") DO UPDATE SET value_json = excluded.value_json");

    private static object Date(Session session, DateTimeOffset at) => session.Dialect.Date(OptunaDate.Readable(at));

    private static object? Finite(double value) => double.IsFinite(value) ? value : null;
}
