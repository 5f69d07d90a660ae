using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HyperGen.Storage.Tests;

/// <summary>Looks into Optuna's tables as its clients do, for rows of which one makes a whole study unreadable to them.</summary>
internal sealed partial class OptunaTables(Func<DbConnection> connect)
{
    private static readonly string[] States = ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"];
    private static readonly string[] Distributions = ["FloatDistribution", "IntDistribution", "CategoricalDistribution"];

    public async Task AssertWholesomeAsync(string study) => Assert.Equal([], await PoisonAsync(study));

    /// <summary>The rows that would do harm.</summary>
    public async Task<IReadOnlyList<string>> PoisonAsync(string study)
    {
        List<string> found = [];
        await using DbConnection connection = connect();
        await connection.OpenAsync();
        List<object?[]> trials = await RowsAsync(
            connection, study, "trial_id, number, CAST(state AS VARCHAR(20)), datetime_start, datetime_complete", "trials",
            "number, trial_id");
        var values = (
            await RowsAsync(
                connection, study, "x.trial_id, objective, value, CAST(value_type AS VARCHAR(20))", "trial_values",
                "objective")).ToLookup(row => Integer(row[0]));
        for (int i = 0; i < trials.Count; i++)
        {
            object?[] trial = trials[i];
            if (trial[1] is null || Integer(trial[1]) != i) found.Add($"number {trial[1]} at {i}");
            if (!States.Contains((string?)trial[2])) found.Add($"state {trial[2]}");
            foreach (
                object? date in trial[3..].Where(
                    date => date is not null and not DateTime
                        && (date is not string text || !DateText().IsMatch(text)))) found.Add($"date {date}");
            if ((string?)trial[2] == "COMPLETE" && !values[Integer(trial[0])].Any()) found.Add($"trial {i} is complete without a value");
            if (values[Integer(trial[0])].Select((row, objective) => Integer(row[1]) != objective).Any(differs => differs))
                found.Add($"objectives of trial {i}");
        }

        foreach (object?[] row in values.SelectMany(rows => rows)) Number(row[2], (string?)row[3], ["INF_POS", "INF_NEG"], "value");
        foreach (
            object?[] row in await RowsAsync(
                connection, study, "intermediate_value, CAST(intermediate_value_type AS VARCHAR(20))", "trial_intermediate_values", "step"))
            Number(row[0], (string?)row[1], ["INF_POS", "INF_NEG", "NAN"], "report");
        foreach (
            object?[] row in await RowsAsync(connection, study, "param_name, param_value, distribution_json", "trial_params", "param_id"))
        {
            if (DistributionProblem((string)row[2]!, row[1]) is { } problem) found.Add($"{row[0]}: {problem}");
        }

        foreach (string table in (string[])["trial_user_attributes", "trial_system_attributes"])
        {
            foreach (object?[] row in await RowsAsync(connection, study, "value_json", table, "x.trial_id")) Json((string)row[0]!);
        }

        foreach (string table in (string[])["study_user_attributes", "study_system_attributes"])
        {
            foreach (
                object?[] row in await QueryAsync(
                    connection, $"SELECT value_json FROM {table} x JOIN studies ON studies.study_id = x.study_id WHERE study_name = " +
                        "@study", study)) Json((string)row[0]!);
        }

        return found;

        void Number(object? value, string? kind, string[] kinds, string what)
        {
            bool isRight = kind == "FINITE" ? value is double number && double.IsFinite(number) : kinds.Contains(kind) && value is null;
            if (!isRight) found.Add($"{what} {value ?? "NULL"} {kind}");
        }

        void Json(string text)
        {
            if (!IsJson(text)) found.Add($"attribute {text}");
        }
    }

    public async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = connect();
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using DbConnection connection = connect();
        await connection.OpenAsync();
        return (await QueryAsync(connection, sql, study: "")).FirstOrDefault()?[0];
    }

    private static string? DistributionProblem(string text, object? value)
    {
        if (!IsJson(text)) return $"{text} is no JSON";
        using JsonDocument document = JsonDocument.Parse(text);
        string name = document.RootElement.GetProperty("name").GetString()!;
        JsonElement attributes = document.RootElement.GetProperty("attributes");
        string[] expected = name == "CategoricalDistribution" ? ["choices"] : ["high", "log", "low", "step"];
        if (!Distributions.Contains(name)) return $"class {name}";
        if (!attributes.EnumerateObject().Select(attribute => attribute.Name).Order().SequenceEqual(expected))
            return $"attributes {attributes}";
        if (value is not double number) return "no value";
        return name == "CategoricalDistribution" && !(number >= 0 && number < attributes.GetProperty("choices").GetArrayLength() && number == Math.Floor(number))
            ? $"index {number}"
            : null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(PythonJson.Strict(Encoding.UTF8.GetBytes(text))).Dispose(); // bare NaN is what Python writes and reads
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Task<List<object?[]>> RowsAsync(DbConnection connection, string study, string columns, string table, string order) =>
        QueryAsync(
        connection,
        table == "trials"
            ? $"SELECT {columns} FROM trials JOIN studies ON studies.study_id = trials.study_id WHERE study_name = @study ORDER BY {order}"
            : $"SELECT {columns} FROM {table} x JOIN trials ON trials.trial_id = x.trial_id JOIN studies ON studies.study_id = " +
                $"trials.study_id WHERE study_name = @study ORDER BY {order}",
        study);

    private static async Task<List<object?[]>> QueryAsync(DbConnection connection, string sql, string study)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        DbParameter name = command.CreateParameter();
        (name.ParameterName, name.Value) = ("@study", study);
        command.Parameters.Add(name);
        List<object?[]> rows = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            object?[] row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    private static long Integer(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$")]
    private static partial Regex DateText();
}
