using Spectre.Console.Testing;

namespace HyperGen.Tests.Terminal;

public sealed class StudyResultTableTests
{
    private static readonly Network Default = Network.Decode(Network.SearchSpace.Default);

    [Fact]
    public async Task Default_and_best_stand_side_by_side()
    {
        await using Study<Network> study = await Open();
        await Tell(study, Default, 0.5);
        await Tell(study, new Network(0.0123456789, 64, "[red]sine[/]", 2.5), 0.125);
        await Tell(study, new Network(0.1, 10, "größe 大", 10), 0.75);
        study.Control.Stop();
        Assert.Equal(
            """
            net: minimise, 3 trials, sampler random, seed 7; stopped on request
            ╭─────────────────────────┬──────────┬──────────────┬────────────────────╮
            │ Parameter               │ Default  │ Best         │ Remark             │
            ├─────────────────────────┼──────────┼──────────────┼────────────────────┤
            │ objective               │ 0.5      │ 0.125        │ trial 1            │
            │                         │          │              │                    │
            │ Rate                    │ 0.01     │ 0.0123457    │                    │
            │ Width                   │ 16       │ 64           │ at the upper bound │
            │ Activation              │ relu     │ [red]sine[/] │                    │
            │ Activation[sine].Period │ inactive │ 2.5          │                    │
            ╰─────────────────────────┴──────────┴──────────────┴────────────────────╯
            The best config is better by 0.375 (75 %).
            """,
            Written(study.Result, width: 100));
    }

    [Fact]
    public async Task Failures_are_counted_by_reason_with_the_most_frequent_first()
    {
        await using Study<Network> study = await Open();
        await Tell(study, Default, 1);
        string[] reasons = ["rare", "often [x]", "often [x]", "other", "odd\nlines"];
        foreach (string reason in reasons) await study.TellFailedAsync(await study.AskAsync(), reason);
        Assert.EndsWith(
            """
            The best config is no better than the default.
            5 trials failed.
              2 × often [x]
              1 × rare
              1 × other
              and 1 other reason
            """,
            Written(study.Result, width: 100));
    }

    [Fact]
    public async Task Study_without_a_completed_trial_says_so_and_why()
    {
        await using Study<Network> study = await Open();
        await study.TellFailedAsync(await study.AskAsync(), "no data");
        Assert.Equal(
            """
            net: minimise, 1 trial, sampler random, seed 7; not stopped yet
            No trial completed: there is no best config.
            1 trial failed.
              1 × no data
            """,
            Written(study.Result, width: 100));
    }

    [Fact]
    public async Task Default_that_failed_is_shown_without_a_value()
    {
        await using Study<Network> study = await Open();
        await study.TellFailedAsync(await study.AskAsync(), "no data");
        await study.TellAsync(await study.AskAsync(), 2);
        string written = Written(study.Result, width: 100);
        Assert.Contains("│ not known │ 2 ", written);
        Assert.Contains("The default config was not evaluated, or did not complete.", written);
    }

    [Theory]
    [InlineData(34)]
    [InlineData(40)]
    [InlineData(60)]
    public async Task Narrow_console_wraps_and_loses_nothing(int width)
    {
        await using Study<Network> study = await Open();
        await Tell(study, Default, 0.5);
        await Tell(study, new Network(0.1, 10, "größe 大", 10), 0.25);
        string written = Written(study.Result, width);
        Assert.All(written.Split('\n'), line => Assert.True(new Spectre.Console.Rendering.Segment(line).CellCount() <= width, line));
        foreach (string cell in (string[])["Rate", "Width", "0.01", "10", "größe", "大"]) Assert.Contains(cell, written);
    }

    [Fact]
    public void Culture_does_not_change_the_numbers()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
        try
        {
            StudyResult<Network> result = Study.Minimize<Network>(
                _ => 0.25, new StudyOptions { Trials = 1, Sampler = Samplers.Random(), Seed = 7 });
            Assert.Contains("│ 0.25 ", Written(result, width: 100));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static Task<Study<Network>> Open() => Study.OpenAsync<Network>(
        new StudyOptions { Name = "net", Seed = 7, Sampler = Samplers.Random(), Direction = StudyDirection.Minimize });

    private static async Task Tell(Study<Network> study, Network config, double value)
    {
        if (config != Default) await study.EnqueueAsync(config);
        Trial<Network> trial = await study.AskAsync();
        Assert.Equal(config, trial.Config);
        await study.TellAsync(trial, value);
    }

    private static string Written<T>(StudyResult<T> result, int width)
        where T : ISearchSpace<T>
    {
        using TestConsole console = new();
        console.Profile.Width = width;
        result.WriteTable(console);
        return string.Join('\n', console.Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()));
    }
}
