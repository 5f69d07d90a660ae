using HyperGen.Spaces;
using HyperGen.Storage;

namespace HyperGen.Studies;

/// <summary>What a study found, as a record that storages and exports take.</summary>
internal static class ResultRecord
{
    public static StoredStudy Of(string name, ulong seed, StudySnapshot snapshot)
    {
        TrialHistory history = snapshot.History;
        StoredPoints points = new(history.Space);
        StoredTrial[] trials = [.. Enumerable.Range(0, history.Count).Select(row => TrialAt(row, snapshot, points))];
        return new StoredStudy
        {
            Name = name,
            Directions = [history.Direction],
            Seed = seed,
            Space = SpaceDescription.Write(history.Space),
            Told = [.. trials.Select(trial => trial.Number)],
            Trials = [.. trials.OrderBy(trial => trial.Number)],
        };
    }

    private static StoredTrial TrialAt(int row, StudySnapshot snapshot, StoredPoints points)
    {
        TrialHistory history = snapshot.History;
        double[] point = new double[history.Space.Count];
        history.CopyPoint(row, point);
        double value = history.Values[row];
        return new StoredTrial
        {
            Number = history.Numbers[row],
            State = history.States[row],
            Values = double.IsNaN(value) ? [] : [value],
            Duration = new TimeSpan(snapshot.Durations[row]),
            Error = snapshot.Errors.GetValueOrDefault(history.Numbers[row]),
            Reports =
            [
                .. snapshot.Reports.GetValueOrDefault(history.Numbers[row], []).Select(one => new StoredReport(one.Step, one.Value)),
            ],
            Parameters = points.Of(point),
        };
    }
}
