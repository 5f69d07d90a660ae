using System.Globalization;

namespace HyperGen.Tool.Views;

/// <summary>A plain line whenever a trial ended or the best changed, for an output that is no terminal.</summary>
internal sealed class LineWatch(ToolConsole console) : IStudyWatch
{
    private TrialCounts? _last;

    public void Show(StoredStudy study)
    {
        StudySummary summary = StudySummary.Of(study);
        if (summary.Trials == _last) return;
        _last = summary.Trials;
        string best = summary.Best is { } value
            ? string.Create(CultureInfo.InvariantCulture, $"; best {value} in trial {summary.BestTrial}") : "";
        string states = summary.Trials.Total == 0 ? "" : $" ({Words.States(summary.Trials)})";
        console.Line($"{Clock()} {Words.Safe(study.Name)}: {Words.Counted(summary.Trials.Total, "trial")}{states}{best}");
    }

    private string Clock() => console.Clock.GetUtcNow().ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
