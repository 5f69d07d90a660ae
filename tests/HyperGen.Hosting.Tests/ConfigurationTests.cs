using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HyperGen.Hosting.Tests;

public sealed class ConfigurationTests
{
    private const string Section = "HyperGen:Studies:parabola:";

    [Fact]
    public void Every_setting_is_read()
    {
        HostedStudyOptions options = Read(
            ("Name", "stored name"), ("Trials", "200"), ("Timeout", "02:00:00"), ("Target", "0.5"), ("Patience", "50"),
            ("Parallelism", "4"),
            ("DeterministicWindow", "8"), ("Seed", "18446744073709551615"), ("Sampler", "tpe"), ("Pruner", "Median"),
            ("Terminator", "stagnation"), ("Baseline", "skip"),
            ("TrialTimeout", "00:05:00"), ("CancellationGrace", "00:00:10"), ("ReportInterval", "00:00:02"),
            ("MaxFailuresInARow", "5"), ("StaleAfter", "01:00:00"));
        StudyOptions study = options.Study;

        Assert.Equal("stored name", study.Name);
        Assert.Equal(200, study.Trials);
        Assert.Equal(TimeSpan.FromHours(2), study.Timeout);
        Assert.Equal(0.5, study.Target);
        Assert.Equal(50, study.Patience);
        Assert.Equal(4, study.Parallelism);
        Assert.Equal(8, study.DeterministicWindow);
        Assert.Equal(ulong.MaxValue, study.Seed);
        Assert.Equal("tpe", study.Sampler!.Name);
        Assert.Equal("median", study.Pruner!.Name);
        Assert.NotNull(study.Terminator);
        Assert.Equal(Baseline.Skip, study.Baseline);
        Assert.Equal(TimeSpan.FromMinutes(5), study.TrialTimeout);
        Assert.Equal(TimeSpan.FromSeconds(10), study.CancellationGrace);
        Assert.Equal(5, study.MaxFailuresInARow);
        Assert.Equal(TimeSpan.FromSeconds(2), study.ReportInterval);
        Assert.Equal(TimeSpan.FromHours(1), options.StaleAfter);
    }

    [Fact]
    public void None_takes_away_what_the_code_says()
    {
        using IHost host = TestHost.Create(
            studies => studies.AddParabola((trial, _) => Task.FromResult(0.0), study => study.Configure(
                options => options with { Pruner = Pruners.Median(), Terminator = Terminators.Stagnation() })),
            (Section + "Pruner", "None"),
            (Section + "Terminator", "None"));
        StudyOptions study = host.Services.GetRequiredService<IOptionsMonitor<HostedStudyOptions>>().Get("parabola").Study;

        Assert.Null(study.Pruner);
        Assert.Null(study.Terminator);
    }

    [Theory]
    [InlineData("Auto")]
    [InlineData("Bayesian")]
    [InlineData("CmaEs")]
    [InlineData("Grid")]
    [InlineData("QuasiRandom")]
    [InlineData("Random")]
    [InlineData("Tpe")]
    public void Sampler_is_found_by_name(string name) =>
        Assert.Equal(name, Read(("Sampler", name)).Study.Sampler!.Name.Replace("-", ""), ignoreCase: true);

    [Fact]
    public void Configuration_replaces_what_the_code_says_and_leaves_the_rest()
    {
        StudyOptions study = Read(("Trials", "9"), ("Seed", "")).Study;

        Assert.Equal(9, study.Trials);
        Assert.Equal(7UL, study.Seed);
    }

    [Theory]
    [InlineData("Trials", "ten", "a whole number")]
    [InlineData("Trials", "1.5", "a whole number")]
    [InlineData("Timeout", "90", "hours:minutes:seconds")] // would be ninety days
    [InlineData("Target", "0,5", "0.99")] // would be five
    [InlineData("Seed", "-1", "at least 0")]
    [InlineData("Sampler", "Bayes", "Auto, Bayesian, CmaEs, Grid, QuasiRandom, Random, Tpe")]
    [InlineData("StaleAfter", "soon", "hours:minutes:seconds")]
    [InlineData("Trails", "10", "Trials")]
    [InlineData("Trials:0", "10", "a section or a list")]
    [InlineData("Trials", "-1", "0 or more")]
    [InlineData("Parallelism", "0", "1 or more")]
    [InlineData("TrialTimeout", "-00:00:01", "a positive time")]
    [InlineData("StaleAfter", "00:00:00", "a positive time")]
    public async Task Wrong_setting_stops_the_start_and_is_named_with_its_mend(string key, string value, string mend)
    {
        using IHost host = CreateHost((key, value));
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(Section + key.Split(':')[0], error.Message);
        Assert.Contains(mend, error.Message);
    }

    [Fact]
    public async Task All_wrong_settings_are_said_at_once()
    {
        using IHost host = CreateHost(("Trials", "ten"), ("Timeout", "soon"));
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(2, error.Failures.Count());
        Assert.Contains("'ten'", error.Message);
        Assert.Contains("'soon'", error.Message);
    }

    [Fact]
    public async Task Wrong_option_of_the_code_is_said_to_be_of_the_study()
    {
        int patience = 0;
        using IHost host = TestHost.Create(studies => studies.AddParabola(
            (trial, _) => Task.FromResult(0.0), study => study.Configure(options => options with { Patience = patience })));
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("Study 'parabola': StudyOptions.Patience is 0; use 1 or more", error.Message);
    }

    private static HostedStudyOptions Read(params (string Key, string? Value)[] entries)
    {
        using IHost host = CreateHost(entries);
        return host.Services.GetRequiredService<IOptionsMonitor<HostedStudyOptions>>().Get("parabola");
    }

    private static IHost CreateHost(params (string Key, string? Value)[] entries) => TestHost.Create(
        studies => studies.AddParabola((trial, _) => Task.FromResult(trial.Config.Height)),
        [.. entries.Select(entry => (Section + entry.Key, entry.Value))]);
}
