using System.Data.Common;
using System.Text;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>Reads a study whole from Optuna's tables, and what those do not keep, the order of tells and the workers, from the
/// events.</summary>
internal sealed class StoredStudyReader
{
    private const string OfStudy = "JOIN trials ON trials.trial_id = x.trial_id WHERE study_id = @study";

    private readonly Session _session;
    private readonly long _study;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<long, TrialDraft> _trials = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal); // trial after trial has the same distributions

    private StoredStudyReader(Session session, long study, CancellationToken cancellationToken) =>
        (_session, _study, _cancellationToken) = (session, study, cancellationToken);

    public static async ValueTask<StoredStudy> ReadAsync(Session session, long study, string name, CancellationToken cancellationToken)
    {
        StoredStudyReader reader = new(session, study, cancellationToken);
        StudyDraft draft = new(name, await new StudyTable(session).DirectionsAsync(study, cancellationToken).ConfigureAwait(false));
        await reader.ReadStudyAsync(draft).ConfigureAwait(false);
        await reader.ReadTrialsAsync(draft).ConfigureAwait(false);
        return draft.Build();
    }

    private async ValueTask ReadStudyAsync(StudyDraft draft)
    {
        await EachAsync(
            "SELECT \"key\", value_json FROM study_user_attributes WHERE study_id = @study",
            row => draft.SetUserAttribute(row.GetString(0), Json(row.GetString(1)))).ConfigureAwait(false);
        await EachAsync(
            $"SELECT \"key\", value_json FROM study_system_attributes WHERE study_id = @study AND \"key\" <> '{StudyToken.Key}'",
            row => draft.SetSystemAttribute(row.GetString(0), Json(row.GetString(1)))).ConfigureAwait(false);
    }

    private async ValueTask ReadTrialsAsync(StudyDraft draft)
    {
        bool hasEvents = await StudyToken.AgreesAsync(_session, _study, _cancellationToken).ConfigureAwait(false);
        if (hasEvents)
            await EachAsync(
                "SELECT trial_id, number FROM hypergen_events WHERE study_id = @study AND kind IN ('started', 'enqueued') ORDER BY " +
                "event_id", row => Add(row.GetInt64(0))).ConfigureAwait(false);
        await EachAsync(
            $"SELECT trial_id, {_session.Dialect.Text("state")}, datetime_start, datetime_complete FROM trials WHERE study_id = @study " +
            "ORDER BY trial_id",
            row =>
            {
                TrialDraft trial = Add(row.GetInt64(0));
                (trial.State, trial.StartedAt, trial.CompletedAt) = (
                    OptunaNames.State(row.GetString(1)), _session.Dialect.ReadDate(row, 2), _session.Dialect.ReadDate(row, 3));
            }).ConfigureAwait(false);
        await ReadPartsAsync().ConfigureAwait(false);
        if (hasEvents) await ReadEventsAsync(draft).ConfigureAwait(false);

        // What foreign clients told keeps no order of its own.
        HashSet<int> told = [.. draft.Told];
        draft.Told.AddRange(draft.Trials.Where(trial => TrialLedger.IsFinished(trial.State) && !told.Contains(trial.Number))
            .OrderBy(trial => trial.CompletedAt).ThenBy(trial => trial.Number).Select(trial => trial.Number));

        TrialDraft Add(long identity)
        {
            if (_trials.TryGetValue(identity, out TrialDraft? known)) return known;
            TrialDraft trial = new(draft.Trials.Count);
            draft.Trials.Add(trial);
            _trials.Add(identity, trial);
            return trial;
        }
    }

    private async ValueTask ReadPartsAsync()
    {
        await EachAsync(
            $"SELECT x.trial_id, param_name, param_value, distribution_json FROM trial_params x {OfStudy} ORDER BY param_id",
            row => Trial(row).SetParameter(
                new StoredParameter(row.GetString(1), row.IsDBNull(2) ? double.NaN : row.GetDouble(2), Shared(row.GetString(3)))))
                    .ConfigureAwait(false);
        await EachAsync(
            $"SELECT x.trial_id, value, {_session.Dialect.Text("value_type")} FROM trial_values x {OfStudy} ORDER BY objective",
            row => Trial(row).Values = [.. Trial(row).Values, Number(row, 1)]).ConfigureAwait(false);
        await EachAsync(
            $"SELECT x.trial_id, intermediate_value, {_session.Dialect.Text("intermediate_value_type")}, step FROM " +
            $"trial_intermediate_values x {OfStudy}",
            row => Trial(row).Report(row.GetInt64(3), Number(row, 1))).ConfigureAwait(false);
        await EachAsync(
            $"SELECT x.trial_id, \"key\", value_json FROM trial_user_attributes x {OfStudy}",
            row => Trial(row).SetUserAttribute(row.GetString(1), Json(row.GetString(2)))).ConfigureAwait(false);
        await EachAsync(
            $"SELECT x.trial_id, \"key\", value_json FROM trial_system_attributes x {OfStudy}",
            row => Trial(row).SetSystemAttribute(row.GetString(1), Json(row.GetString(2)).GetRawText())).ConfigureAwait(false);

        TrialDraft Trial(DbDataReader row) => _trials[row.GetInt64(0)];

        static double Number(DbDataReader row, int column) =>
            OptunaNames.Number(row.IsDBNull(column) ? null : row.GetDouble(column), row.GetString(column + 1));
    }

    private ValueTask ReadEventsAsync(StudyDraft draft) => EachAsync(
        "SELECT trial_id, kind, worker, payload FROM hypergen_events WHERE study_id = @study AND kind IN ('started', 'enqueued', " +
        "'claimed', 'told') ORDER BY event_id",
        row =>
        {
            TrialDraft trial = _trials[row.GetInt64(0)];
            string kind = row.GetString(1);
            if (kind == EventKinds.Told)
            {
                draft.Told.Add(trial.Number);
                return;
            }

            using JsonDocument payload = JsonDocument.Parse(row.GetString(3));
            trial.Worker = payload.RootElement.TryGetProperty(EventKeys.Worker, out JsonElement worker) ? worker.GetString()
                : kind == EventKinds.Enqueued && !row.IsDBNull(2) ? row.GetString(2)
                : null;
        });

    private ValueTask EachAsync(string query, Action<DbDataReader> read) =>
        _session.EachAsync(query, read, _cancellationToken, ("@study", _study));

    private string Shared(string text)
    {
        if (!_texts.TryGetValue(text, out string? known)) _texts.Add(text, known = text);
        return known;
    }

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(PythonJson.Strict(Encoding.UTF8.GetBytes(text)));
        return document.RootElement.Clone();
    }
}
