using System.Globalization;
using System.Text.Json;
using HyperGen.Terminal;
using Spectre.Console;

namespace HyperGen.Tool.Views;

/// <summary>What <c>show</c> tells of a study.</summary>
internal static class StudyView
{
    private const int ReasonsShown = 3;

    public static void Write(ToolConsole console, StoredStudy study)
    {
        StudySummary summary = StudySummary.Of(study);
        SearchSpace? space = study.ReadSpace();
        string seed = study.Seed is { } number ? string.Create(CultureInfo.InvariantCulture, $", seed {number}") : "";
        console.Line($"{Words.Safe(study.Name)}: {Words.Goal(study.Directions)}, {Words.Counted(summary.Trials.Total, "trial")}{seed}");
        if (summary.Trials.Total > 0) console.Line($"  {Words.States(summary.Trials)}");
        if (summary.CreatedAt is { } created)
        {
            string last = Words.Ago(summary.LastActivityAt, console.Clock.GetUtcNow());
            console.Line($"  first trial {Words.Date(created)}, last activity {last}");
        }
        WriteBest(console, study);
        if (space is not null || study.Trials.Count > 0) console.Tables.Write(ParameterTable.Of(study, space));
        if (space is null) console.Line("The storage has no description of the space: HyperGen has not opened this study.");
        WriteFailures(console, study, summary.Trials.Failed);
    }

    public static void Write(Utf8JsonWriter json, StoredStudy study)
    {
        SummaryJson.Write(json, StudySummary.Of(study));
        if (study.Seed is { } seed) json.WriteNumber("seed", seed);
        else json.WriteNull("seed");
        json.WritePropertyName("bestTrialDetails");
        if (study.Best is { } best)
        {
            json.WriteStartObject();
            TrialJson.Write(json, best);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.Raw("space", study.Space ?? "null");
    }

    private static void WriteBest(ToolConsole console, StoredStudy study)
    {
        if (study.Best is { } best)
        {
            string took = best.Elapsed is { } elapsed ? $", which took {Words.Duration(elapsed)}" : "";
            console.Line(string.Create(CultureInfo.InvariantCulture, $"  best {best.Values[0]} in trial {best.Number}{took}"));
        }
        else if (study.Directions.Count > 1)
        {
            console.Line($"  {study.Directions.Count} objectives: no single best trial");
        }
        else
        {
            console.Line("  no trial completed yet");
        }
    }

    private static void WriteFailures(ToolConsole console, StoredStudy study, int failed)
    {
        if (failed == 0) return;
        console.Line($"{Words.Counted(failed, "trial")} failed:");
        IGrouping<string, StoredTrial>[] reasons =
        [
            .. study.Trials.Where(trial => trial.State == TrialState.Failed)
                .GroupBy(trial => PlainText.OneLine(trial.Error ?? "no reason stored"))
                .OrderByDescending(reason => reason.Count()),
        ];
        foreach (IGrouping<string, StoredTrial> reason in reasons.Take(ReasonsShown))
            console.Line($"  {Words.Number(reason.Count())} × {reason.Key} (first in trial {Words.Number(reason.First().Number)})");
        if (reasons.Length > ReasonsShown) console.Line($"  and {Words.Counted(reasons.Length - ReasonsShown, "other reason")}");
    }
}
