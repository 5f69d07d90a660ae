using System.Data.Common;
using System.Text;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>The rows of one study in Optuna's tables and among the events.</summary>
internal sealed class StoredStudyParts(Session session, long study, CancellationToken cancellationToken)
{
    /// <summary>The identities of the trials after one, in order.</summary>
    public async ValueTask<IReadOnlyList<long>> TrialsAfterAsync(long trial)
    {
        List<long> trials = [];
        await session.EachAsync(
            "SELECT trial_id FROM trials WHERE study_id = @study AND trial_id > @after ORDER BY trial_id",
            row => trials.Add(row.GetInt64(0)), cancellationToken, ("@study", study), ("@after", trial)).ConfigureAwait(false);
        return trials;
    }

    public ValueTask<long> CountAsync() =>
        session.CountAsync("SELECT COUNT(*) FROM trials WHERE study_id = @study", cancellationToken, ("@study", study));

    public ValueTask<IReadOnlyList<StudyDirection?>> DirectionsAsync() => new StudyTable(session).DirectionsAsync(study, cancellationToken);

    public ValueTask EachStudyAttributeAsync(string kind, Action<string, JsonElement> read) => session.EachAsync(
        $"SELECT \"key\", value_json FROM study_{kind}_attributes WHERE study_id = @study AND \"key\" <> '{StudyToken.Key}'",
        row => read(row.GetString(0), Json(row.GetString(1))), cancellationToken, ("@study", study));

    /// <summary>The events after one that tell which trials there are, who runs them and in which order they were told.</summary>
    public ValueTask EachEventAsync(long after, Action<EventRow> read) => session.EachAsync(
        "SELECT event_id, trial_id, number, kind, worker, payload FROM hypergen_events WHERE study_id = @study AND event_id > @after AND " +
        "kind IN ('started', 'enqueued', 'claimed', 'told') ORDER BY event_id",
        row => read(
            new EventRow(
                row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
                row.GetString(5))),
        cancellationToken, ("@study", study), ("@after", after));

    /// <summary>The rows of some trials; of all of them when none are given.</summary>
    public OfTrials Of(long[]? trials) => trials is null
        ? new(session, "JOIN trials ON trials.trial_id = x.trial_id WHERE trials.study_id = @study", ("@study", study), cancellationToken)
        : new(
            session, $"WHERE {session.Dialect.IsIn("x.trial_id", "@trials")}", ("@trials", session.Dialect.Identities(trials)),
            cancellationToken);

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(PythonJson.Strict(Encoding.UTF8.GetBytes(text)));
        return document.RootElement.Clone();
    }

    /// <summary>The rows of some trials.</summary>
    internal sealed class OfTrials(Session session, string where, (string, object?) which, CancellationToken cancellationToken)
    {
        public ValueTask EachTrialAsync(Action<long, TrialState, DateTimeOffset?, DateTimeOffset?> read) => EachAsync(
            $"x.trial_id, {session.Dialect.Text("x.state")}, x.datetime_start, x.datetime_complete", "trials", "x.trial_id",
            row => read(
                row.GetInt64(0), OptunaNames.State(row.GetString(1)), session.Dialect.ReadDate(row, 2), session.Dialect.ReadDate(row, 3)));

        public ValueTask EachParameterAsync(Action<long, string, double, string> read) => EachAsync(
            "x.trial_id, param_name, param_value, distribution_json", "trial_params", "param_id",
            row => read(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? double.NaN : row.GetDouble(2), row.GetString(3)));

        public ValueTask EachValueAsync(Action<long, double> read) => EachAsync(
            $"x.trial_id, value, {session.Dialect.Text("value_type")}", "trial_values", "objective",
            row => read(row.GetInt64(0), Number(row, 1)));

        public ValueTask EachReportAsync(Action<long, long, double> read) => EachAsync(
            $"x.trial_id, intermediate_value, {session.Dialect.Text("intermediate_value_type")}, step", "trial_intermediate_values",
            "trial_intermediate_value_id", row => read(row.GetInt64(0), row.GetInt64(3), Number(row, 1)));

        public ValueTask EachAttributeAsync(string kind, Action<long, string, JsonElement> read) => EachAsync(
            "x.trial_id, \"key\", value_json", $"trial_{kind}_attributes", $"trial_{kind}_attribute_id",
            row => read(row.GetInt64(0), row.GetString(1), Json(row.GetString(2))));

        private ValueTask EachAsync(string columns, string table, string order, Action<DbDataReader> read) =>
            session.EachAsync($"SELECT {columns} FROM {table} x {where} ORDER BY {order}", read, cancellationToken, which);

        private static double Number(DbDataReader row, int column) =>
            OptunaNames.Number(row.IsDBNull(column) ? null : row.GetDouble(column), row.GetString(column + 1));
    }
}
