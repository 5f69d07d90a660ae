using Spectre.Console;
using Spectre.Console.Testing;

namespace HyperGen.Tests.Terminal;

public sealed class ConsoleProgressTests
{
    private static readonly StudyProgress Progress = new(
        "mnist", StudyDirection.Minimize, Finished: 25, Trials: 100, Running: 2, Failed: 0, Pruned: 0,
        BestTrial: 17, BestValue: 0.03125, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TrialsPerSecond: 5);

    private readonly ManualClock _clock = new();

    [Fact]
    public void Redirected_output_gets_one_line_per_interval_and_a_last_one()
    {
        using TestConsole console = new();
        using (ConsoleProgress display = Display(console))
        {
            for (int finished = 1; finished <= 60; finished++)
            {
                display.Report(Progress with { Finished = finished, Elapsed = TimeSpan.FromSeconds(finished) });
                _clock.Advance(TimeSpan.FromSeconds(1));
            }

            display.Report(Progress with { Finished = 100, Running = 0, Elapsed = TimeSpan.FromSeconds(61), Failed = 3, Pruned = 2 });
        }

        Assert.Equal(7, console.Lines.Count);
        Assert.Equal("mnist: 10 of 100 trials, best 0.03125 (trial 17), 2 running, 5/s, ETA 0:15", console.Lines[0]);
        Assert.Equal("mnist: 100 of 100 trials, best 0.03125 (trial 17), 3 failed, 2 pruned, 5/s, took 1:01", console.Lines[^1]);
    }

    [Fact]
    public void Redirected_output_without_news_gets_no_line()
    {
        using TestConsole console = new();
        using ConsoleProgress display = Display(console);
        display.Report(Progress);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Single(console.Lines);
    }

    [Fact]
    public void Redirected_output_is_never_wrapped()
    {
        using TestConsole console = new();
        console.Profile.Width = 20;
        using (ConsoleProgress display = Display(console)) display.Report(Progress);
        Assert.Single(console.Lines);
    }

    [Fact]
    public void Terminal_shows_bar_best_counts_and_time()
    {
        using TestConsole console = Terminal(width: 100);
        using ConsoleProgress display = Display(console);
        display.Report(Progress with { Failed = 3, Pruned = 1 });
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        string[] lines = Visible(console);
        Assert.Equal($"mnist  {new string('━', 40)}  25/100  5/s  0:05  ETA 0:14", lines[0]);
        Assert.Equal("best 0.03125 (trial 17)  3 failed  1 pruned  2 running", lines[1]);
    }

    [Fact]
    public void Terminal_time_goes_on_while_a_trial_runs()
    {
        using TestConsole console = Terminal(width: 100);
        using ConsoleProgress display = Display(console);
        display.Report(Progress);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.EndsWith("0:14  ETA 0:06", Visible(console)[0]);
    }

    [Fact]
    public void Terminal_before_the_first_result_says_that_it_waits()
    {
        using TestConsole console = Terminal(width: 100);
        using ConsoleProgress display = Display(console);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("no trial has finished yet  0:03", Visible(console)[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(30)]
    [InlineData(60)]
    public void Terminal_lines_never_reach_the_last_column(int width)
    {
        using TestConsole console = Terminal(width);
        using (ConsoleProgress display = Display(console)) display.Report(Progress with { Name = "大きな研究", Failed = 10, Pruned = 20 });
        Assert.All(Visible(console), line => Assert.True(Cells(line) < Math.Max(2, width), $"'{line}' is too wide for {width}"));
    }

    [Fact]
    public void Fast_reports_draw_once_per_interval()
    {
        using TestConsole console = Terminal(width: 80);
        using ConsoleProgress display = Display(console);
        for (int finished = 0; finished < 100_000; finished++) display.Report(Progress with { Finished = finished });
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, Occurrences(console.Output, "mnist"));
        Assert.Contains("99999/100", Visible(console)[0]);
    }

    [Fact]
    public void Report_that_arrives_late_does_not_turn_the_display_back()
    {
        using TestConsole console = Terminal(width: 80);
        using ConsoleProgress display = Display(console);
        display.Report(Progress with { Finished = 30 });
        display.Report(Progress with { Finished = 29 });
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Contains("30/100", Visible(console)[0]);
    }

    [Fact]
    public void Name_with_markup_and_control_characters_is_shown_as_text()
    {
        using TestConsole console = Terminal(width: 100);
        using (ConsoleProgress display = Display(console)) display.Report(Progress with { Name = "[bold]a[/]\e[31m\nb" });
        Assert.StartsWith("[bold]a[/] [31m b  ", Visible(console)[0]);
    }

    [Fact]
    public void Study_without_budget_or_value_shows_what_there_is()
    {
        using TestConsole console = Terminal(width: 100);
        using (ConsoleProgress display = Display(console))
        {
            display.Report(Progress with
            {
                Trials = null,
                BestTrial = null,
                BestValue = null,
                Remaining = null,
                Running = 0,
                TrialsPerSecond = 0.01,
                Elapsed = TimeSpan.FromHours(25.5),
            });
        }

        Assert.Equal(["mnist  25 trials  36/h  1d 01:30:00", "no value yet"], Visible(console)[..2]);
    }

    [Fact]
    public void Nothing_is_drawn_after_the_end()
    {
        using TestConsole console = Terminal(width: 80);
        ConsoleProgress display = Display(console);
        display.Report(Progress);
        display.Dispose();
        string output = console.Output;
        display.Report(Progress with { Finished = 99 });
        _clock.Advance(TimeSpan.FromMinutes(1));
        display.Dispose();
        Assert.Equal(output, console.Output);
    }

    [Fact]
    public void Console_that_cannot_be_written_to_ends_the_display_and_not_the_study()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(new BrokenWriter()), Ansi = AnsiSupport.No });
        using ConsoleProgress display = Display(console);
        StudyResult<Network> result = Study.Minimize<Network>(
            config => config.Rate,
            new StudyOptions { Trials = 20, Sampler = Samplers.Random(), Seed = 1, Progress = display, TimeProvider = _clock });
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(20, result.Trials.Count);
    }

    [Fact]
    public void Interval_that_is_not_positive_is_refused_by_name()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ConsoleProgress(new ConsoleProgressOptions { LineInterval = TimeSpan.Zero }));
        Assert.Contains("ConsoleProgressOptions.LineInterval is 00:00:00; use a positive time.", error.Message);
    }

    private static TestConsole Terminal(int width)
    {
        TestConsole console = new TestConsole().EmitAnsiSequences().Interactive();
        console.Profile.Width = width;
        console.Profile.Capabilities.Ansi = true;
        return console;
    }

    private ConsoleProgress Display(IAnsiConsole console) => new(new ConsoleProgressOptions { Console = console, TimeProvider = _clock });

    /// <summary>What stands on the screen in the end: everything after the last erasure, without styles.</summary>
    private static string[] Visible(TestConsole console)
    {
        string output = console.Output;
        int erased = output.LastIndexOf("\e[J", StringComparison.Ordinal);
        if (erased >= 0) output = output[(erased + 3)..];
        return [.. System.Text.RegularExpressions.Regex.Replace(output, "\e\\[[0-9;]*m", "").Split('\n').Select(line => line.TrimEnd('\r'))];
    }

    private static int Cells(string line) => new Spectre.Console.Rendering.Segment(line).CellCount();

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private sealed class BrokenWriter : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw new IOException("Broken pipe");
    }
}
