using Spectre.Console;
using Spectre.Console.Rendering;

namespace HyperGen.Terminal;

/// <summary>Two lines that are drawn over themselves: the bar, and the best value with the counts.</summary>
internal sealed class LiveView(IAnsiConsole console) : IProgressView
{
    private const string BackToFirstLine = "\e[1A\r\e[J"; // up one line, to its start, erase what follows
    private bool _isDrawn;

    public void Draw(StudyProgress? progress, TimeSpan since, bool isLast)
    {
        if (progress is null && isLast && !_isDrawn) return;

        // One column stays free: some terminals wrap when the last one is written.
        int width = Math.Max(1, console.Profile.Width - 1);
        List<IRenderable> lines = [];
        if (_isDrawn) lines.Add(new ControlCode(BackToFirstLine));
        lines.Add(First(progress, since, width));
        lines.Add(Text.NewLine);
        lines.Add(Second(progress, isLast, width));
        if (isLast) lines.Add(Text.NewLine);
        console.Write(new Block(lines));
        _isDrawn = true;
    }

    private static Line First(StudyProgress? progress, TimeSpan since, int width)
    {
        if (progress is null) return new Line(width).Add(ProgressText.Waiting(since), Color.Grey);

        TimeSpan elapsed = progress.Elapsed + since;
        TimeSpan? remaining = progress.Remaining is { } left ? left > since ? left - since : TimeSpan.Zero : null;
        string count = ProgressText.Count(progress);
        string times = ProgressText.Times(progress, elapsed, remaining);
        Line line = new(width);
        int room = width - CellWidth.Of(progress.Name) - CellWidth.Of(count) - CellWidth.Of(times) - 6;
        line.Add(progress.Name, Style.Plain).Add("  ", Style.Plain);
        if (progress.Trials is > 0 and int trials && room >= 8) AddBar(line, (double)progress.Finished / trials, Math.Min(room, 40));
        return line.Add(count, new Style(decoration: Decoration.Bold)).Add("  ", Style.Plain).Add(times, Color.Grey);
    }

    private static Line Second(StudyProgress? progress, bool isLast, int width)
    {
        Line line = new(width);
        if (progress is null) return line;
        line.Add(ProgressText.Best(progress), progress.BestValue is null ? Color.Grey : Color.Green);
        if (progress.Failed > 0) line.Add($"  {progress.Failed} failed", Color.Red);
        if (progress.Pruned > 0) line.Add($"  {progress.Pruned} pruned", Color.Yellow);
        if (progress.Running > 0 && !isLast) line.Add($"  {progress.Running} running", Color.Grey);
        return line;
    }

    private static void AddBar(Line line, double share, int width)
    {
        int full = (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        line.Add(new string('━', full), Color.Green).Add(new string('━', width - full), Color.Grey).Add("  ", Style.Plain);
    }
}
