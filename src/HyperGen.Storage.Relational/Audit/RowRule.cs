namespace HyperGen.Storage;

/// <summary>A kind of row that breaks a client, and the query that finds all of them.</summary>
/// <param name="Code">The stable name of the finding.</param>
/// <param name="Severity">What it does.</param>
/// <param name="Message">What it is, whom it breaks and the mend.</param>
/// <param name="Query">Gives the name of the study and the place.</param>
internal sealed record RowRule(string Code, FindingSeverity Severity, string Message, string Query)
{
    private const string Place = "COALESCE('trial ' || t.number, 'trial_id ' || t.trial_id)";
    private const string Trials = $"SELECT s.study_name, {Place} FROM trials t JOIN studies s ON s.study_id = t.study_id";
    private const string CannotLoad = "Optuna cannot load the study, and its dashboard not the list of studies";

    /// <summary>The rules of a database, those of its own dialect included.</summary>
    public static IEnumerable<RowRule> Of(Dialect dialect)
    {
        string state = dialect.Text("t.state");
        yield return Error(
            "number-missing", $"A trial has no number: {CannotLoad}. Give it the number of trials of the study before it.",
            $"{Trials} WHERE t.number IS NULL");
        yield return Error(
            "state-unknown", $"A trial has a state that no client knows: {CannotLoad}. Set it to FAIL.",
            $"{Trials} WHERE {state} NOT IN ('RUNNING', 'COMPLETE', 'PRUNED', 'FAIL', 'WAITING')");
        yield return Error(
            "direction-unknown", $"An objective has a direction that no client knows: {CannotLoad}.",
            "SELECT s.study_name, 'objective ' || d.objective FROM study_directions d JOIN studies s ON s.study_id = d.study_id WHERE " +
            $"{dialect.Text("d.direction")} NOT IN ('NOT_SET', 'MINIMIZE', 'MAXIMIZE')");
        yield return Error(
            "value-missing", $"A value is stored as finite and is not there: {CannotLoad}. Mark the trial as failed.",
            $"{Trials} {Values} WHERE v.value IS NULL AND {dialect.Text("v.value_type")} = 'FINITE'");
        yield return Error(
            "value-type-unknown", $"A value has a kind that no client knows: {CannotLoad}.",
            $"{Trials} {Values} WHERE {dialect.Text("v.value_type")} NOT IN ('FINITE', 'INF_POS', 'INF_NEG')");
        yield return Error(
            "value-nan", "A value is no number, which breaks Optuna's samplers. Mark the trial as failed.",
            $"{Trials} {Values} WHERE {dialect.IsNoNumber("v.value")}");
        yield return Error(
            "objective-missing", $"A trial has values of some objectives and not of those before: {CannotLoad}.",
            $"{Trials} {Values} GROUP BY s.study_name, t.number, t.trial_id HAVING MAX(v.objective) + 1 <> COUNT(*)");
        yield return Error(
            "report-type-unknown", $"An intermediate value has a kind that no client knows, or is finite and not there: {CannotLoad}.",
            $"{Trials} JOIN trial_intermediate_values i ON i.trial_id = t.trial_id WHERE {dialect.Text("i.intermediate_value_type")} " +
            "NOT IN ('FINITE', 'INF_POS', 'INF_NEG', 'NAN') " +
                $"OR (i.intermediate_value IS NULL AND {dialect.Text("i.intermediate_value_type")} = 'FINITE')");
        yield return Error(
            "parameter-incomplete", $"A parameter lacks its name, its value or its distribution: {CannotLoad}.",
            $"{Trials} JOIN trial_params p ON p.trial_id = t.trial_id WHERE p.param_name IS NULL OR p.param_value IS NULL OR " +
            "p.distribution_json IS NULL");
        yield return Error(
            "name-too-long", "The study's name has more than 512 characters; PostgreSQL and MySQL cannot hold it.",
            "SELECT study_name, 'study' FROM studies WHERE LENGTH(study_name) > 512");
        yield return Warning(
            "numbers-not-contiguous", "The numbers of the trials are not 0, 1, 2, ... once each: a client that did not lock the study " +
            "gave a number twice or left one out.",
            "SELECT s.study_name, 'study' FROM trials t JOIN studies s ON s.study_id = t.study_id GROUP BY s.study_name HAVING " +
            "COUNT(DISTINCT t.number) <> COUNT(*) OR MAX(t.number) <> COUNT(*) - 1");
        foreach (RowRule rule in OfDates(dialect)) yield return rule;
    }

    private static string Values => "JOIN trial_values v ON v.trial_id = t.trial_id";

    private static IEnumerable<RowRule> OfDates(Dialect dialect)
    {
        foreach (string column in (string[])["t.datetime_start", "t.datetime_complete"])
        {
            if (dialect.IsUnreadableDate(column) is { } condition)
                yield return Error(
                    "date-unreadable", $"{column[2..]} is not of the form YYYY-MM-DD HH:MM:SS.ffffff: Optuna reads another time, or " +
                    "cannot load the study.", $"{Trials} WHERE {condition}");
        }
    }

    private static RowRule Error(string code, string message, string query) => new(code, FindingSeverity.Error, message, query);

    private static RowRule Warning(string code, string message, string query) => new(code, FindingSeverity.Warning, message, query);
}
