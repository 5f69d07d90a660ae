using Microsoft.Extensions.Hosting;

namespace HyperGen.Hosting.Tests;

public sealed class ShutdownTests
{
    private readonly InMemoryStorage _storage = new();
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Trial_that_a_stop_interrupts_is_taken_up_by_the_next_host()
    {
        using (IHost first = TestHost.Create(studies => studies.UseStorage(_ => _storage).AddParabola(WaitInTrialOneAsync)))
        {
            await first.StartAsync();
            await _running.Task;
            await first.StopAsync();
            StudyResult<Parabola> part = await first.Study().Completion;

            Assert.Equal(StopReason.Cancelled, part.StoppedBecause);
            Assert.Equal([0], part.Trials.Select(trial => trial.Number));
            Assert.Equal(["Trial 1 of study parabola was interrupted and is given back"], first.Logged("TrialInterrupted"));
        }

        using IHost second = TestHost.Create(AddFinishing);
        StudyResult<Parabola> result = await second.RunToEndAsync();

        Assert.Equal([0, 1, 2, 3], result.Trials.Select(trial => trial.Number));
        Assert.All(result.Trials, trial => Assert.Equal(TrialState.Complete, trial.State));
    }

    [Fact]
    public async Task Interrupted_and_resumed_study_has_the_trials_of_one_that_was_never_interrupted()
    {
        using (IHost first = TestHost.Create(studies => studies.UseStorage(_ => _storage).AddParabola(WaitInTrialOneAsync)))
        {
            await first.StartAsync();
            await _running.Task;
            await first.StopAsync();
        }

        using IHost second = TestHost.Create(AddFinishing);
        using IHost never = TestHost.Create(studies => studies.AddParabola((trial, _) => Task.FromResult(trial.Config.Height)));
        StudyResult<Parabola> resumed = await second.RunToEndAsync();
        StudyResult<Parabola> uninterrupted = await never.RunToEndAsync();

        Assert.Equal(uninterrupted.Trials.Select(trial => trial.Config), resumed.Trials.Select(trial => trial.Config));
    }

    [Fact]
    public async Task Objective_that_ignores_the_stop_does_not_hold_it_up()
    {
        TaskCompletionSource<double> never = new();
        using IHost host = TestHost.Create(studies => studies.UseStorage(_ => _storage).AddParabola(
            (_, _) =>
            {
                _running.TrySetResult();
                return never.Task;
            },
            study => study.Configure(options => options with { CancellationGrace = TimeSpan.Zero })));
        await host.StartAsync();
        await _running.Task;
        await host.StopAsync();

        Assert.Empty((await host.Study().Completion).Trials);
    }

    [Fact]
    public async Task Value_that_an_objective_returns_in_its_grace_is_kept()
    {
        using IHost host = TestHost.Create(studies => studies.UseStorage(_ => _storage).AddParabola(async (trial, cancellationToken) =>
        {
            _running.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return trial.Config.Height;
        }));
        await host.StartAsync();
        await _running.Task;
        await host.StopAsync();

        Assert.Equal(TrialState.Complete, Assert.Single((await host.Study().Completion).Trials).State);
    }

    [Fact]
    public async Task Study_goes_on_where_an_earlier_host_left_it_when_the_budget_grows()
    {
        using (IHost first = TestHost.Create(AddFinishing))
            await first.RunToEndAsync();

        using IHost second = TestHost.Create(AddFinishing, ("HyperGen:Studies:parabola:Trials", "6"));
        StudyResult<Parabola> result = await second.RunToEndAsync();

        Assert.Equal(6, result.Trials.Count);
        Assert.Contains("4 trials finished, budget 6, seed 7", Assert.Single(second.Logged("StudyOpened")));
    }

    private void AddFinishing(HyperGenBuilder studies) =>
        studies.UseStorage(_ => _storage).AddParabola((trial, _) => Task.FromResult(trial.Config.Height));

    private async Task<double> WaitInTrialOneAsync(Trial<Parabola> trial, CancellationToken cancellationToken)
    {
        if (trial.Number != 1) return trial.Config.Height;
        _running.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return double.NaN;
    }
}
