using System.Text;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>Looks through a database for rows that break other clients: first the rows as they are, then the studies as they
/// read.</summary>
internal sealed class RelationalAudit(Session session, CancellationToken cancellationToken)
{
    private static readonly string[] Owners = ["study", "trial"];
    private static readonly string[] Kinds = ["user", "system"];

    private readonly FindingList _findings = new();

    public static async ValueTask<IReadOnlyList<StorageFinding>> LookAsync(Session session, CancellationToken cancellationToken)
    {
        RelationalAudit audit = new(session, cancellationToken);
        foreach (RowRule rule in RowRule.Of(session.Dialect))
            await session.EachAsync(
                rule.Query, row => audit._findings.Add(rule.Code, rule.Severity, row.GetString(0), row.GetString(1), rule.Message),
                cancellationToken).ConfigureAwait(false);
        foreach (string owner in Owners)
        {
            foreach (string kind in Kinds) await audit.LookAtAttributesAsync(owner, kind).ConfigureAwait(false);
        }

        bool hasEvents = await SchemaGuard.HasEventsAsync(session, cancellationToken).ConfigureAwait(false);
        await audit.LookAtTablesAsync(hasEvents).ConfigureAwait(false);
        await audit.LookAtStudiesAsync(hasEvents).ConfigureAwait(false);
        return audit._findings.Findings;
    }

    private async ValueTask LookAtAttributesAsync(string owner, string kind)
    {
        string place = owner == "study" ? "'study'" : "'trial ' || COALESCE(t.number, t.trial_id)";
        string join = owner == "study"
            ? "JOIN studies s ON s.study_id = a.study_id"
            : "JOIN trials t ON t.trial_id = a.trial_id JOIN studies s ON s.study_id = t.study_id";
        await session.EachAsync(
            $"SELECT s.study_name, {place}, a.\"key\", a.value_json FROM {owner}_{kind}_attributes a {join}",
            row =>
            {
                if (!row.IsDBNull(2) && !row.IsDBNull(3) && IsJson(row.GetString(3))) return;
                string key = row.IsDBNull(2) ? "" : row.GetString(2);
                _findings.Error(
                    "attribute-unreadable", row.GetString(0), row.GetString(1),
                    $"The {kind} attribute '{key}' is no JSON: Optuna cannot load the study. Write it anew or remove it.");
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask LookAtTablesAsync(bool hasEvents)
    {
        if (session.Dialect.TablesWithoutCascade is { } query)
        {
            await session.EachAsync(
                query,
                row => _findings.Error(
                    "cascade-missing", null, $"table {row.GetString(0)}", "A table of another program refers to Optuna's tables " +
                    "without ON DELETE CASCADE: Optuna's deletion of a study does nothing and says nothing."),
                cancellationToken).ConfigureAwait(false);
        }

        if (!hasEvents) return;
        await session.EachAsync(
            "SELECT DISTINCT e.study_id FROM hypergen_events e LEFT JOIN studies s ON s.study_id = e.study_id WHERE s.study_id IS NULL",
            row => _findings.Note(
                "rows-left-behind", null, "table hypergen_events",
                "Rows of a study that another client deleted are still there; they take room and disturb nobody."),
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask LookAtStudiesAsync(bool hasEvents)
    {
        foreach (string name in await new StudyTable(session).NamesAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                long study = (await new StudyTable(session).FindAsync(name, cancellationToken).ConfigureAwait(false))!.Value;
                EventAudit events = new(session, study, name, _findings);
                bool areRead = hasEvents && await events.ReplayAsync(cancellationToken).ConfigureAwait(false);
                StudyAudit.Look(
                    await StoredStudyReader.ReadAsync(session, study, name, cancellationToken).ConfigureAwait(false), _findings);
                if (areRead && !_findings.HasError(name)) await events.CompareAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (
                error is FormatException or InvalidCastException or InvalidOperationException or JsonException or StudyStorageException)
            {
                // What its rows were found to break is the reason.
                if (_findings.HasError(name)) continue;
                string reason = (error.InnerException ?? error).Message;
                _findings.Error("study-unreadable", name, "study", $"HyperGen cannot read the study: {reason}");
            }
        }
    }

    // Python writes NaN and the infinities as bare words and reads them back.
    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(PythonJson.Strict(Encoding.UTF8.GetBytes(text)));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
