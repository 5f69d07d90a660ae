using System.Globalization;
using System.Text;
using System.Text.Json;
using HyperGen.Storage;
using HyperGen.StorageWorker;

namespace HyperGen.Tests.Storage.Optuna;

/// <summary>A study as the real Optuna reads it: the output of <c>optuna_client.py dump</c>.</summary>
internal sealed class OptunaStudy
{
    private readonly JsonElement _root;

    private OptunaStudy(JsonElement root) => _root = root;

    public JsonElement[] Trials => [.. _root.GetProperty("trials").EnumerateArray()];

    public int Best => _root.GetProperty("best").GetInt32();

    public static OptunaStudy Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(PythonJson.Strict(Encoding.UTF8.GetBytes(json)));
        return new OptunaStudy(document.RootElement.Clone());
    }

    /// <summary>Asserts that both sides see the same states, values, parameters, reports and run times.</summary>
    public void IsWhatWeSee(TrialView[] ours, Func<int, bool> withPoints)
    {
        Assert.Equal(Trials.Length, ours.Length);
        for (int i = 0; i < ours.Length; i++)
        {
            JsonElement theirs = Trials[i];
            Assert.Equal(i, theirs.GetProperty("number").GetInt32());
            double value = theirs.GetProperty("values") is { ValueKind: JsonValueKind.Array } values ? Number(values[0]) : double.NaN;
            string state = theirs.GetProperty("state").GetString()!;
            if (state == "COMPLETE" && !double.IsFinite(value)) state = "FAIL"; // an infinite value is no result to us
            Assert.Equal(state, ours[i].State == TrialState.Failed ? "FAIL" : ours[i].State.ToString().ToUpperInvariant());
            Assert.Equal(ours[i].State == TrialState.Failed ? double.NaN : value, ours[i].Value);
            if (withPoints(i)) Assert.Equal(PointOf(theirs), ours[i].Point!, (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-12); // grids round differently
            Assert.Equal(
                theirs.GetProperty("reports").EnumerateObject().Select(report => (int.Parse(report.Name, CultureInfo.InvariantCulture), Number(report.Value))).Order(),
                ours[i].Reports.Select(report => (report.Key, report.Value)).Order());
            if (theirs.GetProperty("milliseconds") is { ValueKind: JsonValueKind.Number } milliseconds && ours[i].State is not (TrialState.Running or TrialState.Waiting))
                Assert.True(milliseconds.GetDouble() > ours[i].Duration.TotalMilliseconds - 0.002); // of a trial taken over it sees the first start
        }
    }

    private static double[] PointOf(JsonElement trial)
    {
        JsonElement parameters = trial.GetProperty("internal");
        return [.. SharedProblem.Space.Parameters.Select(parameter =>
            parameters.TryGetProperty(parameter.Name, out JsonElement value) ? Number(value) : double.NaN)];
    }

    private static double Number(JsonElement text) => text.GetString() switch
    {
        "nan" or "NaN" => double.NaN,
        "inf" or "Infinity" => double.PositiveInfinity,
        "-inf" or "-Infinity" => double.NegativeInfinity,
        string number => double.Parse(number, CultureInfo.InvariantCulture),
        null => double.NaN,
    };
}
