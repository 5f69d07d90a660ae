using Microsoft.Extensions.Hosting;

namespace HyperGen.Hosting.Tests;

public sealed class HostedStudyTests
{
    [Fact]
    public async Task Worker_runs_the_study_to_its_budget_and_has_the_result()
    {
        using IHost host = TestHost.Create(studies => studies.AddParabola((trial, _) => Task.FromResult(trial.Config.Height)));
        StudyResult<Parabola> result = await host.RunToEndAsync();

        Assert.Equal("parabola", result.Name);
        Assert.Equal([0, 1, 2, 3], result.Trials.Select(trial => trial.Number));
        Assert.Equal(StopReason.Trials, result.StoppedBecause);
        Assert.Equal(result.Best, host.Study().Result!.Best);
    }

    [Fact]
    public async Task Study_of_a_host_has_the_trials_of_one_without()
    {
        using IHost host = TestHost.Create(studies => studies.AddParabola((trial, _) => Task.FromResult(trial.Config.Height)));
        StudyResult<Parabola> hosted = await host.RunToEndAsync();
        StudyResult<Parabola> plain = Study.Minimize<Parabola>(
            config => config.Height, new StudyOptions { Trials = 4, Seed = 7, Sampler = Samplers.Random() });

        Assert.Equal(plain.Trials.Select(trial => trial.Config), hosted.Trials.Select(trial => trial.Config));
    }

    [Fact]
    public async Task Objective_is_created_and_disposed_for_every_trial()
    {
        using IHost host = TestHost.Create(studies => studies.AddStudy<Parabola, ParabolaObjective>(
            "parabola", StudyDirection.Minimize,
            study => study.Configure(options => options with { Trials = 3, Sampler = Samplers.Random() })));
        await host.RunToEndAsync();

        Instances instances = host.Services.GetRequiredService<Instances>();
        Assert.Equal(3, instances.InUse.Distinct().Count());
        Assert.Equal(4, instances.CreatedSoFar); // the first one shows at the start that it can be created
        Assert.Equal(instances.CreatedSoFar, instances.DisposedSoFar);
    }

    [Fact]
    public async Task Direction_of_the_registration_is_that_of_the_study()
    {
        using IHost host = TestHost.Create(studies => studies.AddStudy<Parabola>(
            "parabola", StudyDirection.Maximize, (_, trial, _) => Task.FromResult(trial.Config.X),
            study => study.Configure(options => options with { Trials = 10, Sampler = Samplers.Random() })));
        StudyResult<Parabola> result = await host.RunToEndAsync();

        Assert.Equal(result.Trials.Max(trial => trial.Value), result.Best.Value);
    }

    [Fact]
    public async Task Several_studies_of_one_config_type_are_told_apart_by_name()
    {
        using IHost host = TestHost.Create(studies =>
        {
            foreach (string name in new[] { "one", "two" })
            {
                studies.AddStudy<Parabola>(name, StudyDirection.Minimize, (_, trial, _) => Task.FromResult(trial.Config.Height),
                    study => study.Configure(options => options with { Trials = 2, Sampler = Samplers.Random() }));
            }
        });
        await host.StartAsync();

        Assert.Equal("one", (await host.Services.GetRequiredKeyedService<HostedStudy<Parabola>>("one").Completion).Name);
        Assert.Equal("two", (await host.Services.GetRequiredKeyedService<HostedStudy<Parabola>>("two").Completion).Name);
        Assert.Equal(["one", "two"], host.Services.GetServices<HostedStudy>().Select(study => study.Name));
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_stops_when_its_studies_have_ended_and_it_was_asked_to()
    {
        using IHost host = TestHost.Create(
            studies => studies.AddParabola((trial, _) => Task.FromResult(trial.Config.Height)).StopHostWhenStudiesEnd());
        await host.RunUntilItStopsAsync(); // returns

        Assert.Equal(4, (await host.Study().Completion).Trials.Count);
        Assert.Single(host.Logged("HostStops"));
    }

    [Fact]
    public async Task Storage_observers_and_clock_come_from_the_services()
    {
        InMemoryStorage storage = new();
        Counting observer = new();
        using IHost host = TestHost.Create(studies =>
        {
            studies.UseStorage(_ => storage).AddParabola((trial, _) => Task.FromResult(trial.Config.Height));
            studies.Services.AddSingleton<IStudyObserver>(observer);
        });
        await host.RunToEndAsync();

        await using Study<Parabola> stored = await Study.OpenAsync<Parabola>(new StudyOptions { Name = "parabola", Storage = storage });
        Assert.Equal(4, stored.Result.Trials.Count);
        Assert.Equal(4, observer.Finished);
    }

    [Fact]
    public async Task Config_can_be_enqueued_into_a_running_study()
    {
        TaskCompletionSource running = new(), mayEnd = new();
        using IHost host = TestHost.Create(studies => studies.AddParabola(async (trial, _) =>
        {
            running.TrySetResult();
            await mayEnd.Task;
            return trial.Config.Height;
        }));
        await host.StartAsync();
        await running.Task;
        await host.Study().Study!.EnqueueAsync(new Parabola { X = 2 });
        mayEnd.SetResult();
        StudyResult<Parabola> result = await host.Study().Completion;

        Assert.Equal(2, result.Trials[1].Config.X);
        await host.StopAsync();
    }

    [Fact]
    public void Second_study_of_a_name_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => TestHost.Create(studies => studies
            .AddParabola((trial, _) => Task.FromResult(0.0))
            .AddParabola((trial, _) => Task.FromResult(0.0))));
        Assert.Contains("'parabola'", error.Message);
    }

    private sealed class Counting : IStudyObserver
    {
        public int Finished { get; private set; }

        public void OnTrialFinished(IStudyControl study, TrialOutcome trial) => Finished++;
    }
}
