using Spectre.Console;

namespace HyperGen.Terminal;

/// <summary>One line per drawing, and none where nothing has happened: for log files and terminals without ANSI sequences.</summary>
internal sealed class LineView(IAnsiConsole console) : IProgressView
{
    private StudyProgress? _drawn;

    public void Draw(StudyProgress? progress, TimeSpan since, bool isLast)
    {
        if (progress is null || ReferenceEquals(progress, _drawn)) return;
        _drawn = progress;

        // Straight to the writer: the console would wrap a line at a width that a file does not have.
        console.Profile.Out.Writer.WriteLine(ProgressText.Line(progress, isLast));
        console.Profile.Out.Writer.Flush();
    }
}
