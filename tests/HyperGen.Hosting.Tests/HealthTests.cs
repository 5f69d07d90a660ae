using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace HyperGen.Hosting.Tests;

public sealed class HealthTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Study_in_which_nothing_happens_for_too_long_is_degraded()
    {
        using IHost host = Create(
            async (_, token) =>
            {
                _running.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            },
            study => study.StaleAfter(TimeSpan.FromMinutes(10)));
        await host.StartAsync();
        await _running.Task;
        _time.Advance(TimeSpan.FromMinutes(9));
        HealthReportEntry before = await host.HealthAsync();
        _time.Advance(TimeSpan.FromMinutes(2));
        HealthReportEntry after = await host.HealthAsync();
        await host.StopAsync();

        Assert.Equal(HealthStatus.Healthy, before.Status);
        Assert.Equal("last active 00:09:00 ago", before.Data["parabola"]);
        Assert.Equal(HealthStatus.Degraded, after.Status);
        Assert.Equal("parabola: last active 00:11:00 ago", after.Description);
    }

    [Fact]
    public async Task Storage_that_is_out_of_reach_during_a_long_trial_is_noticed()
    {
        FailingStorage storage = new(new InMemoryStorage());
        using IHost host = TestHost.Create(studies => studies.UseStorage(_ => storage).AddParabola(async (_, token) =>
        {
            _running.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return 0;
        }));
        await host.StartAsync();
        await _running.Task;
        storage.IsDown = true;
        HealthReportEntry down = await host.HealthAsync();
        storage.IsDown = false;
        HealthReportEntry up = await host.HealthAsync();
        await host.StopAsync();

        Assert.Equal(HealthStatus.Unhealthy, down.Status);
        Assert.Equal("parabola: the storage is out of reach: The storage is out of order.", down.Description);
        Assert.Equal(HealthStatus.Healthy, up.Status);
    }

    [Fact]
    public async Task Storage_that_hangs_does_not_hold_up_the_check_and_is_known_to_the_next()
    {
        FailingStorage storage = new(new InMemoryStorage());
        using IHost host = TestHost.Create(studies =>
        {
            studies.UseStorage(_ => storage).AddParabola(async (_, token) =>
            {
                _running.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            });
            studies.Services.AddSingleton<TimeProvider>(_time);
        });
        await host.StartAsync();
        await _running.Task;
        TaskCompletionSource answer = new();
        storage.Hanging = answer.Task;
        Task<HealthReportEntry> first = host.HealthAsync();
        while (!first.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        storage.IsDown = true;
        answer.SetResult();
        HealthReportEntry next = await host.HealthAsync();
        await host.StopAsync();

        Assert.Equal(HealthStatus.Healthy, (await first).Status);
        Assert.Equal(HealthStatus.Unhealthy, next.Status);
    }

    [Fact]
    public async Task Study_in_which_half_of_the_bearable_failures_happened_is_degraded()
    {
        using IHost host = Create(
            async (trial, token) =>
            {
                if (trial.Number < 2) throw new InvalidOperationException("no data");
                _running.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            },
            study => study.Configure(options => options with { MaxFailuresInARow = 4 }));
        await host.StartAsync();
        await _running.Task;
        HealthReportEntry health = await host.HealthAsync();
        await host.StopAsync();

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal("parabola: 2 trials in a row failed, the last with InvalidOperationException: no data", health.Description);
    }

    [Fact]
    public async Task Study_that_waits_for_the_last_trials_of_others_is_healthy_and_says_so()
    {
        InMemoryStorage storage = new();
        StudyOptions options = new() { Name = "parabola", Storage = storage, Trials = 1, Seed = 7 };
        await using Study<Parabola> other = await Study.OpenAsync<Parabola>(options);
        Trial<Parabola> last = await other.AskAsync();
        using IHost host = TestHost.Create(studies =>
        {
            studies.Services.AddSingleton<TimeProvider>(_time);
            studies.UseStorage(_ => storage).AddParabola(
                (trial, _) => Task.FromResult(trial.Config.Height),
                study => study.StaleAfter(TimeSpan.FromMinutes(10)).Configure(own => own with { Trials = 1 }));
        });
        await host.StartAsync();
        while (host.Study().Study is null) await Task.Yield();
        _time.Advance(TimeSpan.FromMinutes(11));
        HealthReportEntry health = await host.HealthAsync();
        await other.TellAsync(last, 4);
        while (!host.Study().Completion.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await host.StopAsync();

        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal("runs no trial, last active 00:11:00 ago", health.Data["parabola"]);
    }

    [Fact]
    public async Task Study_that_has_met_its_budget_is_healthy_and_says_so()
    {
        using IHost host = Create((trial, _) => Task.FromResult(trial.Config.Height));
        await host.RunToEndAsync();
        HealthReportEntry health = await host.HealthAsync();

        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal("ended: Trials", health.Data["parabola"]);
    }

    private IHost Create(
        Func<Trial<Parabola>, CancellationToken, Task<double>> objective, Action<HostedStudyBuilder>? configure = null) =>
        TestHost.Create(studies =>
    {
        studies.Services.AddSingleton<TimeProvider>(_time);
        studies.AddParabola(objective, configure);
    });
}
