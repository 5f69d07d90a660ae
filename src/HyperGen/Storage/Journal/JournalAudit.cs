using System.Globalization;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>Looks through the lines of a journal for what breaks other clients.</summary>
internal sealed class JournalAudit
{
    // What Optuna hands to Python's datetime.fromisoformat, which before 3.11 knows three or six digits and no letter Z.
    private static readonly string[] Naive = ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fff", "yyyy-MM-ddTHH:mm:ss.ffffff"];
    private static readonly string[] Aware = [.. Naive.Select(format => format + "zzz")];

    private readonly FindingList _findings = new();
    private readonly JournalStudies _studies = new(only: null);
    private int _line;
    private bool _hasNaive;
    private bool _hasAware;

    public static IReadOnlyList<StorageFinding> Look(JournalFile file)
    {
        JournalAudit audit = new();
        file.ReadNew(audit.Look);
        file.RequireStart();
        if (file.HasRest)
        {
            audit._findings.Note(
                "line-unfinished", null, audit.Place, "The last line is not finished: it is being written, or its writer died; the " +
                "next append of HyperGen mends it.");
        }

        if (audit is { _hasNaive: true, _hasAware: true })
        {
            audit._findings.Warning(
                "dates-mixed", null, "file", "Some dates have a time zone and some have none (clients before Optuna 5); Optuna 4 " +
                "cannot compare the two.");
        }

        foreach (StoredStudy study in audit._studies.Build()) StudyAudit.Look(study, audit._findings);
        return audit._findings.Findings;
    }

    private string Place => FormattableString.Invariant($"line {_line + 1}");

    private void Look(ReadOnlyMemory<byte> line)
    {
        try
        {
            _studies.Apply(line);
            using JsonDocument document = JsonDocument.Parse(PythonJson.Strict(line));
            Look(document.RootElement);
        }
        catch (FormatException error)
        {
            _findings.Error(
                "line-unreadable", null, Place, $"No client can read the journal beyond this line: {error.Message}. Mend or remove it.");
        }

        _line++;
    }

    private void Look(JsonElement record)
    {
        if (!record.TryGetProperty("worker_id", out JsonElement worker) || worker.ValueKind != JsonValueKind.String)
            _findings.Error("worker-missing", null, Place, "A record has no worker_id; Optuna cannot read the journal.");
        if (record.GetProperty("op_code").GetInt32() == (int)JournalOperation.DiscardTrials)
            _findings.Warning(
                "operation-foreign", null, Place, "A record discards trials (operation 10 of Rustuna); Optuna before 5 stops at it.");
        if (
            record.TryGetProperty("state", out JsonElement state)
                && (!state.TryGetInt32(out int number) || number is < 0 or > (int)TrialState.Waiting))
            _findings.Error(
                "state-unknown", null, Place,
                $"A trial has the state {state.GetRawText()}, which no client knows; Optuna cannot read the journal.");
        LookAtDate(record, "datetime_start");
        LookAtDate(record, "datetime_complete");
    }

    private void LookAtDate(JsonElement record, string property)
    {
        if (!record.TryGetProperty(property, out JsonElement date) || date.ValueKind == JsonValueKind.Null) return;
        string text = date.ValueKind == JsonValueKind.String ? date.GetString()! : date.GetRawText();
        bool isAware = IsDate(text, Aware);
        _hasAware |= isAware;
        if (isAware) return;
        bool isNaive = IsDate(text, Naive);
        _hasNaive |= isNaive;
        if (!isNaive)
            _findings.Error(
                "date-unreadable", null, Place,
                $"{property} is '{text}', which Optuna cannot read under every version of Python; write six digits of the second and " +
                "+00:00.");
    }

    private static bool IsDate(string text, string[] formats) =>
        DateTimeOffset.TryParseExact(text.Replace(' ', 'T'), formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
