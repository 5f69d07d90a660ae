using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Testing;

namespace HyperGen.Hosting.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task Failing_objective_is_logged_with_its_exception_and_ends_the_study_when_it_fails_too_often()
    {
        using IHost host = TestHost.Create(
            studies => studies.AddParabola((_, _) => throw new InvalidOperationException("no data")),
            ("HyperGen:Studies:parabola:Trials", "50"),
            ("HyperGen:Studies:parabola:MaxFailuresInARow", "3"));
        StudyResult<Parabola> result = await host.RunToEndAsync();
        FakeLogRecord[] failures = [.. host.Services.GetFakeLogCollector().GetSnapshot().Where(entry => entry.Id.Name == "TrialFailed")];
        HealthReportEntry health = await host.HealthAsync();

        Assert.Equal(StopReason.TooManyFailures, result.StoppedBecause);
        Assert.Equal(3, failures.Length);
        Assert.All(failures, entry => Assert.IsType<InvalidOperationException>(entry.Exception));
        Assert.Contains("no data", Assert.Single(host.Logged("TooManyFailures")));
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("no data", health.Description);
    }

    [Fact]
    public async Task Value_that_is_no_number_is_logged_as_a_failure()
    {
        using IHost host = TestHost.Create(
            studies => studies.AddParabola((trial, _) => Task.FromResult(trial.Number == 2 ? double.NaN : 1)));
        StudyResult<Parabola> result = await host.RunToEndAsync();

        Assert.Equal(1, result.Failed);
        Assert.Contains("Trial 2 of study parabola failed", Assert.Single(host.Logged("TrialFailed")));
    }

    [Fact]
    public async Task Trial_that_takes_too_long_is_a_failure_and_not_an_interruption()
    {
        using IHost host = TestHost.Create(studies =>
        {
            studies.Services.AddSingleton<TimeProvider>(new HurriedTime());
            studies.AddParabola(
                async (trial, token) =>
                {
                    await Task.Delay(trial.Number == 1 ? Timeout.Infinite : 0, token);
                    return trial.Config.Height;
                },
                study => study.Configure(options => options with { Trials = 2, TrialTimeout = TimeSpan.FromMinutes(1) }));
        });
        StudyResult<Parabola> result = await host.RunToEndAsync();

        Assert.Equal(TrialState.Failed, result.Trials[1].State);
        Assert.Contains("longer than 00:01:00", host.Logged("TrialFailed")[^1]);
        Assert.Empty(host.Logged("TrialInterrupted"));
    }

    [Fact]
    public async Task Objective_that_cannot_be_created_stops_the_start_and_names_what_is_missing()
    {
        using IHost host = TestHost.Create(studies => studies.AddStudy<Parabola, NeedyObjective>("parabola", StudyDirection.Minimize));
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("'parabola'", error.Message);
        Assert.Contains(nameof(Absent), error.Message);
    }

    [Fact]
    public async Task Storage_that_cannot_be_opened_ends_the_worker_and_stops_the_host()
    {
        using IHost host = TestHost.Create(studies => studies
            .UseStorage(_ => new FailingStorage(new InMemoryStorage(), downFrom: 0, failures: int.MaxValue))
            .AddParabola((trial, _) => Task.FromResult(trial.Config.Height)));
        await host.RunUntilItStopsAsync();

        await Assert.ThrowsAsync<StudyStorageException>(() => host.Study().Completion);
        HealthReportEntry health = await host.HealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("out of order", health.Description);
    }

    [Fact]
    public async Task Storage_that_is_lost_for_a_while_is_waited_for()
    {
        HealthReportEntry? meanwhile = null;
        FailingStorage storage = new(new InMemoryStorage(), downFrom: 6, failures: 8); // from an ask on
        using IHost host = TestHost.Create(studies =>
        {
            studies.UseStorage(_ => storage).AddParabola((trial, _) => Task.FromResult(trial.Config.Height));
            studies.Services.AddSingleton<TimeProvider>(new HurriedTime());
        });
        storage.Refusing = async () => meanwhile ??= host.Study().Study is null ? null : await host.HealthAsync();
        StudyResult<Parabola> result = await host.RunToEndAsync();

        Assert.Equal([0, 1, 2, 3], result.Trials.Select(trial => trial.Number));
        Assert.NotEmpty(host.Logged("StorageLost"));
        Assert.Equal(HealthStatus.Unhealthy, meanwhile?.Status);
        Assert.Contains("out of reach", meanwhile?.Description);
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Status);
    }

    [Fact]
    public async Task Value_of_a_trial_waits_for_its_storage_however_long_it_is_away()
    {
        FailingStorage storage = new(new InMemoryStorage());
        using IHost host = TestHost.Create(studies =>
        {
            studies.UseStorage(_ => storage).AddParabola((trial, _) =>
            {
                if (trial.Number == 2) storage.Refuse(200);
                return Task.FromResult(trial.Config.Height);
            });
            studies.Services.AddSingleton<TimeProvider>(new HurriedTime());
        });
        StudyResult<Parabola> result = await host.RunToEndAsync();

        Assert.Equal([0, 1, 2, 3], result.Trials.Select(trial => trial.Number));
        Assert.Contains("Trial 2 of study parabola", Assert.Single(host.Logged("OutcomeWaits")));
        Assert.Single(host.Logged("StudyOpened"));
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Status);
    }

    [Fact]
    public async Task Host_that_stops_while_a_value_waits_ends_the_study_with_an_error_that_names_it()
    {
        FailingStorage storage = new(new InMemoryStorage());
        using IHost host = TestHost.Create(studies =>
        {
            studies.UseStorage(_ => storage).AddParabola((trial, _) =>
            {
                storage.IsDown = trial.Number == 2;
                return Task.FromResult(trial.Number + 0.5);
            });
            studies.Services.AddSingleton<TimeProvider>(new HurriedTime());
        });
        await host.StartAsync();
        while (host.Logged("OutcomeWaits").Count == 0) await Task.Yield();
        HealthReportEntry meanwhile = await host.HealthAsync();
        await host.StopAsync();

        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(() => host.Study().Completion);
        Assert.Contains("Trial 2 of the study 'parabola' ended with the value 2.5", error.Message);
        Assert.Contains("Trial 2 of study parabola ended as Complete with 2.5", Assert.Single(host.Logged("OutcomeNotStored")));
        Assert.Equal(HealthStatus.Unhealthy, meanwhile.Status);
    }

    [Fact]
    public async Task Study_that_contradicts_the_stored_one_is_not_tried_again()
    {
        InMemoryStorage storage = new();
        StudyOptions opposite = new() { Name = "parabola", Storage = storage, Direction = StudyDirection.Maximize };
        await using (Study<Parabola> stored = await Study.OpenAsync<Parabola>(opposite))
            await stored.EnqueueAsync(new Parabola());

        using IHost host = TestHost.Create(studies => studies.UseStorage(_ => storage).AddParabola((trial, _) => Task.FromResult(0.0)));
        await host.RunUntilItStopsAsync();

        await Assert.ThrowsAsync<StudyConflictException>(() => host.Study().Completion);
        Assert.Empty(host.Logged("StorageLost"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Study_that_somebody_deletes_ends_its_worker_and_is_not_created_anew(int workers)
    {
        InMemoryStorage storage = new();
        using IHost host = TestHost.Create(studies => studies.UseStorage(_ => storage).AddParabola(
            async (trial, _) =>
            {
                if (trial.Number == 2) await storage.DeleteAsync("parabola");
                return trial.Config.Height;
            },
            study => study.Configure(options => options with { Seed = null, Parallelism = workers })));
        await host.RunUntilItStopsAsync();

        StudyStorageException error = await Assert.ThrowsAnyAsync<StudyStorageException>(() => host.Study().Completion);
        Assert.Contains("was deleted", error.Message);
        Assert.Empty(await storage.ListAsync());
        Assert.Empty(host.Logged("StorageLost"));
        Assert.Single(host.Logged("StudyOpened"));
    }

    private sealed class Absent;

    private sealed class NeedyObjective(Absent absent) : IObjective<Parabola>
    {
        public Task<double> EvaluateAsync(Trial<Parabola> trial, CancellationToken cancellationToken) =>
            Task.FromResult(absent.GetHashCode() * trial.Config.X);
    }
}
