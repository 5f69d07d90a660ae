using System.Globalization;

namespace HyperGen.Storage;

/// <summary>Writes a study whole: its rows in Optuna's tables, and the events that make a participant see it as it was.</summary>
internal sealed class StoredStudyWriter
{
    private readonly Session _session;
    private readonly StoredStudy _study;
    private readonly long _id;
    private long[] _trials = [];

    private StoredStudyWriter(Session session, StoredStudy study, long id) => (_session, _study, _id) = (session, study, id);

    /// <exception cref="StudyStorageException">A number is beyond what the tables hold.</exception>
    public static async ValueTask WriteAsync(Session session, StoredStudy study, string token)
    {
        StudyTable table = new(session);
        StoredStudyWriter writer = new(session, study, await table.CreateAsync(study.Name, study.Directions).ConfigureAwait(false));
        if (study.Seed is { } seed) table.QueueSeed(writer._id, seed);
        if (study.Space is { } space) table.QueueSpace(writer._id, space);
        await writer.InsertAsync(
            "study_user_attributes (study_id, \"key\", value_json)",
            study.UserAttributes.Select(pair => new object?[] { writer._id, pair.Key, pair.Value })).ConfigureAwait(false);
        await writer.InsertAsync(
            "study_system_attributes (study_id, \"key\", value_json)",
            study.SystemAttributes.Select(pair => new object?[] { writer._id, pair.Key, pair.Value })).ConfigureAwait(false);
        await StudyToken.RenewAsync(session, writer._id, token).ConfigureAwait(false);
        await writer.WriteTrialsAsync().ConfigureAwait(false);
        using StoredStudyEvents events = new(study, writer._trials);
        new EventTable(session.Dialect, writer._id).QueueAppending(session, [.. events.Rows()]);
    }

    private async ValueTask WriteTrialsAsync()
    {
        Dialect dialect = _session.Dialect;
        await InsertAsync(
            "trials (number, study_id, state, datetime_start, datetime_complete)",
            _study.Trials.Select(
                trial => new[] { trial.Number, _id, OptunaNames.Of(trial.State), Date(trial.StartedAt), Date(trial.CompletedAt) }),
            ["@", "@", dialect.Cast("@", OptunaEnum.TrialState), dialect.CastDate("@"), dialect.CastDate("@")]).ConfigureAwait(false);
        _trials = new long[_study.Trials.Count];
        await _session.EachAsync(
            "SELECT number, trial_id FROM trials WHERE study_id = @study", row => _trials[row.GetInt32(0)] = row.GetInt64(1),
            CancellationToken.None, ("@study", _id)).ConfigureAwait(false);
        await InsertAsync(
            "trial_params (trial_id, param_name, param_value, distribution_json)",
            Parts(trial => trial.Parameters, (trial, parameter) => [trial, parameter.Name, parameter.Value, parameter.Distribution]))
                .ConfigureAwait(false);
        await InsertAsync(
            "trial_values (trial_id, objective, value, value_type)",
            Parts(
                trial => trial.Values.Index(), (trial, value) => [trial, value.Index, Finite(value.Item), OptunaNames.KindOf(value.Item)]),
            ["@", "@", "@", dialect.Cast("@", OptunaEnum.TrialValueType)]).ConfigureAwait(false);
        await InsertAsync(
            "trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type)",
            Parts(trial => trial.Reports, (trial, report) => [trial, Step(report), Finite(report.Value), OptunaNames.KindOf(report.Value)]),
            ["@", "@", "@", dialect.Cast("@", OptunaEnum.TrialIntermediateValueType)]).ConfigureAwait(false);
        await InsertAsync(
            "trial_user_attributes (trial_id, \"key\", value_json)",
            Parts(UserAttributes, (trial, pair) => [trial, pair.Key, pair.Value])).ConfigureAwait(false);
        await InsertAsync(
            "trial_system_attributes (trial_id, \"key\", value_json)",
            Parts(trial => trial.SystemAttributes, (trial, pair) => [trial, pair.Key, pair.Value])).ConfigureAwait(false);
    }

    private IEnumerable<object?[]> Parts<T>(Func<StoredTrial, IEnumerable<T>> parts, Func<long, T, object?[]> row) =>
        _study.Trials.SelectMany(trial => parts(trial).Select(part => row(_trials[trial.Number], part)));

    private async ValueTask InsertAsync(string into, IEnumerable<object?[]> rows, string[]? columns = null) =>
        await new BulkInsert($"INSERT INTO {into}", columns ?? [.. Enumerable.Repeat("@", into.Count(letter => letter == ',') + 1)])
            .RunAsync(_session, [.. rows], CancellationToken.None).ConfigureAwait(false);

    private static IEnumerable<KeyValuePair<string, string>> UserAttributes(StoredTrial trial)
    {
        IEnumerable<KeyValuePair<string, string>> attributes = trial.UserAttributes;
        if (trial.Duration is { } duration)
            attributes = attributes.Append(
                new(JournalKeys.Duration, OptunaDistribution.Real(duration.Ticks / (double)TimeSpan.TicksPerMillisecond)));
        if (trial.Error is { } error) attributes = attributes.Append(new(JournalKeys.Error, JsonText.Of(error)));
        return attributes;
    }

    private object? Date(DateTimeOffset? at) => at is { } date ? _session.Dialect.Date(OptunaDate.Readable(date)) : null;

    private static object? Finite(double value) => double.IsFinite(value) ? value : null;

    private int Step(StoredReport report) => report.Step is >= 0 and <= int.MaxValue
        ? (int)report.Step
        : throw new StudyStorageException(string.Create(
            CultureInfo.InvariantCulture,
            $"A trial of '{_study.Name}' reported at step {report.Step}; {_session.Dialect.Named} holds steps from 0 to " +
            $"{int.MaxValue}. Nothing was written."));
}
