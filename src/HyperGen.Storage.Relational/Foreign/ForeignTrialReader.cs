using System.Data.Common;
using System.Text;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Reads whole trials from Optuna's tables, many at a time.</summary>
internal sealed class ForeignTrialReader(Dialect dialect)
{
    /// <summary>A condition: a report's step is one that a study has. HyperGen leaves out what another client reported at others.</summary>
    public const string HasStep = "step BETWEEN 0 AND 2147483647";

    private readonly Dictionary<string, OptunaDistribution?> _distributions = new(StringComparer.Ordinal); // trial after trial has the same
    private readonly string _trials = $"SELECT trial_id, {dialect.Text(
        "state")}, datetime_start, datetime_complete FROM trials WHERE {In("trial_id", dialect)} ORDER BY trial_id";
    private readonly string _parameters = $"SELECT trial_id, param_name, param_value, distribution_json FROM trial_params WHERE {In(
        "trial_id", dialect)} ORDER BY param_id";
    private readonly string _values = $"SELECT trial_id, value, {dialect.Text(
        "value_type")} FROM trial_values WHERE objective = 0 AND {In("trial_id", dialect)}";
    private readonly string _reports =
        $"SELECT trial_id, step, intermediate_value, {dialect.Text("intermediate_value_type")} FROM trial_intermediate_values WHERE " +
        $"{HasStep} AND {In("trial_id", dialect)} ORDER BY trial_intermediate_value_id";
    private readonly string _userAttributes =
        $"SELECT trial_id, \"key\", value_json FROM trial_user_attributes WHERE \"key\" IN ('{JournalKeys.Duration}', " +
        $"'{JournalKeys.Error}') AND {In("trial_id", dialect)}";
    private readonly string _systemAttributes =
        $"SELECT trial_id, value_json FROM trial_system_attributes WHERE \"key\" = '{FixedParameters.Key}' AND {In("trial_id", dialect)}";

    /// <summary>The trials of some identities in the order of these.</summary>
    public async ValueTask<IReadOnlyCollection<ForeignTrial>> ReadAsync(
        Session session, IReadOnlyCollection<long> identities, CancellationToken cancellationToken)
    {
        if (identities.Count == 0) return [];
        object wanted = dialect.Identities(identities);
        SortedDictionary<long, ForeignTrial> trials = [];
        await EachAsync(
            _trials,
            row => trials.Add(
                row.GetInt64(0), new ForeignTrial(
                    row.GetInt64(0), OptunaNames.State(row.GetString(1)), dialect.ReadDate(row, 2), dialect.ReadDate(row, 3))))
            .ConfigureAwait(false);
        await EachAsync(
            _parameters, row => trials[row.GetInt64(0)].Parameters.Add(
                new(row.GetString(1), Value(row.GetString(3), Number(row, 2) ?? double.NaN))))
            .ConfigureAwait(false);
        await EachAsync(_values, row => trials[row.GetInt64(0)].Value = OptunaNames.Number(Number(row, 1), row.GetString(2)))
            .ConfigureAwait(false);
        await EachAsync(
            _reports, row => trials[row.GetInt64(0)].Reports.Add(
                new(row.GetInt32(1), OptunaNames.Number(Number(row, 2), row.GetString(3))))).ConfigureAwait(false);
        await EachAsync(_userAttributes, row => SetAttribute(trials[row.GetInt64(0)], row.GetString(1), row.GetString(2)))
            .ConfigureAwait(false);
        await EachAsync(_systemAttributes, row => SetWishes(trials[row.GetInt64(0)], row.GetString(1))).ConfigureAwait(false);
        return trials.Values;

        ValueTask EachAsync(string query, Action<DbDataReader> read) => session.EachAsync(
            query, read, cancellationToken, ("@trials", wanted));
    }

    private static string In(string column, Dialect dialect) => dialect.IsIn(column, "@trials");

    private static double? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private StoredValue Value(string distribution, double stored)
    {
        if (!_distributions.TryGetValue(distribution, out OptunaDistribution? read))
            _distributions.Add(distribution, read = OptunaDistribution.TryRead(distribution));
        return read?.Value(stored) ?? StoredValue.None;
    }

    private static void SetAttribute(ForeignTrial trial, string key, string json)
    {
        using JsonDocument value = Parse(json);
        if (key == JournalKeys.Error && value.RootElement.ValueKind == JsonValueKind.String) trial.Error = value.RootElement.GetString();
        if (key == JournalKeys.Duration) trial.Duration = value.RootElement.Duration();
    }

    private static void SetWishes(ForeignTrial trial, string json)
    {
        using JsonDocument value = Parse(json);
        trial.Wishes.AddRange(FixedParameters.Read(value.RootElement));
    }

    private static JsonDocument Parse(string json) => JsonDocument.Parse(PythonJson.Strict(Encoding.UTF8.GetBytes(json)));
}
