namespace HyperGen.Tool.Views;

/// <summary>One JSON object per line, whenever the study changed.</summary>
internal sealed class JsonWatch(ToolConsole console) : IStudyWatch
{
    private StudySummary? _last;

    public void Show(StoredStudy study)
    {
        StudySummary now = StudySummary.Of(study) with { Directions = study.Directions };
        if (now with { Directions = [] } == _last) return;
        _last = now with { Directions = [] };
        JsonOutput.WriteLine(console, json => SummaryJson.Write(json, now));
    }
}
