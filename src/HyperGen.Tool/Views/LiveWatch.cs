using System.Globalization;
using HyperGen.Terminal;

namespace HyperGen.Tool.Views;

/// <summary>A block of lines in a terminal that is drawn over itself.</summary>
internal sealed class LiveWatch(ToolConsole console) : IStudyWatch
{
    private const int TrialsShown = 8;
    private const string ClearToEnd = "\e[J";

    private int _drawn;

    public void Show(StoredStudy study)
    {
        string[] lines = [.. Lines(study).Select(line => CellWidth.Fit(line, console.Tables.Profile.Width - 1))];
        TextWriter writer = console.Tables.Profile.Out.Writer;
        if (_drawn > 0) writer.Write(string.Create(CultureInfo.InvariantCulture, $"\e[{_drawn}A\r{ClearToEnd}"));
        foreach (string line in lines) writer.WriteLine(line);
        writer.Flush();
        _drawn = lines.Length;
    }

    private IEnumerable<string> Lines(StoredStudy study)
    {
        StudySummary summary = StudySummary.Of(study);
        yield return $"{Words.Safe(study.Name)}: {Words.Goal(study.Directions)}, {Words.Counted(summary.Trials.Total, "trial")}";
        yield return summary.Trials.Total == 0 ? "no trial yet" : Words.States(summary.Trials);
        yield return study.Best is { } best
            ? string.Create(CultureInfo.InvariantCulture, $"best {best.Values[0]} in trial {best.Number}: {Parameters(best)}")
            : "no best yet";
        yield return $"last activity {Words.Ago(summary.LastActivityAt, console.Clock.GetUtcNow())}{Rate(study)}";
        yield return "";
        foreach (StoredTrial trial in study.Trials.TakeLast(TrialsShown))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{trial.Number,6}  {Words.State(trial.State),-8}  {Words.Values(trial),12}  {Parameters(trial)}");
        yield return "Ctrl-C ends the watch; the study goes on.";
    }

    private static string Parameters(StoredTrial trial) =>
        string.Join(", ", trial.Parameters.Select(parameter => $"{Words.Safe(parameter.Name)} {Words.Parameter(parameter.Json)}"));

    // Of the last minute, by the dates of the trials.
    private string Rate(StoredStudy study)
    {
        DateTimeOffset since = console.Clock.GetUtcNow() - TimeSpan.FromMinutes(1);
        int finished = study.Told.Reverse().Select(number => study.Trials[number].CompletedAt).TakeWhile(at => at > since).Count();
        return finished == 0 ? "" : $", {Words.Counted(finished, "trial")} in the last minute";
    }
}
