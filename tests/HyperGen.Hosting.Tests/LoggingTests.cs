using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace HyperGen.Hosting.Tests;

public sealed class LoggingTests
{
    [Fact]
    public async Task Course_of_a_study_is_logged()
    {
        double[] values = [3, 1, 2, 0.5];
        using IHost host = TestHost.Create(studies => studies.AddParabola((trial, _) => Task.FromResult(values[trial.Number])));
        await host.RunToEndAsync();

        Assert.Equal(
            ["Study parabola is open: 0 trials finished, budget 4, seed 7, storage: the memory of this process"],
            host.Logged("StudyOpened"));
        Assert.Equal(4, host.Logged("TrialStarted").Count);
        Assert.Equal(4, host.Logged("TrialFinished").Count);
        Assert.Equal(
            [
                "Trial 0 of study parabola is the best so far: 3", "Trial 1 of study parabola is the best so far: 1",
                "Trial 3 of study parabola is the best so far: 0.5",
            ],
            host.Logged("NewBest"));
        Assert.Equal(["Study parabola stopped (Trials): 4 trials finished, best 0.5 in trial 3"], host.Logged("StudyStopped"));
    }

    [Fact]
    public async Task Log_entries_carry_study_and_trial_as_values_of_their_own()
    {
        using IHost host = TestHost.Create(studies => studies.AddParabola((trial, _) => Task.FromResult(trial.Config.Height)));
        await host.RunToEndAsync();
        FakeLogRecord entry = host.Services.GetFakeLogCollector().GetSnapshot().First(entry => entry.Id.Name == "TrialFinished");

        Assert.Equal("HyperGen.Studies", entry.Category);
        Assert.Equal(LogLevel.Information, entry.Level);
        Assert.Equal("parabola", entry.GetStructuredStateValue("Study"));
        Assert.Equal("0", entry.GetStructuredStateValue("Trial"));
        Assert.Equal("Complete", entry.GetStructuredStateValue("State"));
    }

    [Fact]
    public async Task Space_that_differs_from_the_stored_one_is_logged_as_a_warning()
    {
        InMemoryStorage storage = new();
        await Study.MinimizeAsync<WiderParabola>(
            (trial, _) => Task.FromResult(trial.Config.X), new StudyOptions { Name = "parabola", Trials = 1, Storage = storage });
        using IHost host = TestHost.Create(studies => studies.UseStorage(_ => storage).AddParabola(
            (trial, _) => Task.FromResult(trial.Config.Height), study => study.Configure(options => options with { Seed = null })));
        await host.RunToEndAsync();
        FakeLogRecord entry = host.Services.GetFakeLogCollector().GetSnapshot().Single(entry => entry.Id.Name == "SpaceChanged");

        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Contains("X", entry.GetStructuredStateValue("Difference"));
    }
}
