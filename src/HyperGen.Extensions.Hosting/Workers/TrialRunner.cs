using System.Diagnostics;
using HyperGen.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HyperGen.Workers;

/// <summary>Evaluates a trial with an objective from a scope of its own, inside an activity.</summary>
/// <param name="study">The study's name.</param>
/// <param name="createObjective">Creates the objective from the services of the scope.</param>
/// <param name="scopes">Makes the scopes.</param>
/// <param name="meter">Counts the running trials.</param>
/// <param name="observer">Hears of what the objective threw.</param>
/// <param name="logger">Hears of interrupted trials, which no observer does.</param>
internal sealed class TrialRunner<T>(
    string study,
    Func<IServiceProvider, IObjective<T>> createObjective,
    IServiceScopeFactory scopes,
    StudyMeter meter,
    LoggingObserver observer,
    ILogger logger)
    where T : ISearchSpace<T>
{
    /// <param name="trial">The trial.</param>
    /// <param name="stopping">The stop of the host: a trial that it interrupts is given back. Other cancellations are timeouts.</param>
    /// <param name="cancellationToken">Triggered by either.</param>
    public async Task<double> RunAsync(Trial<T> trial, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using Activity? activity = StudyActivities.StartTrial(study, trial.Number);
        // A stop that comes after the trial's own timeout interrupts nothing any more.
        bool isInterrupted = stopping.IsCancellationRequested;
        using CancellationTokenRegistration stop = stopping.Register(() => isInterrupted |= !cancellationToken.IsCancellationRequested);
        meter.RunningChanged(study, +1);
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            double value = await createObjective(scope.ServiceProvider).EvaluateAsync(trial, cancellationToken).ConfigureAwait(false);
            activity?.Returned(value);
            return value;
        }
        catch (OperationCanceledException) when (isInterrupted)
        {
            activity?.Interrupted();
            StudyLog.TrialInterrupted(logger, study, trial.Number);
            throw;
        }
        catch (Exception exception)
        {
            activity?.Failed(exception);
            if (!cancellationToken.IsCancellationRequested) observer.Threw(trial.Number, exception);
            throw;
        }
        finally
        {
            meter.RunningChanged(study, -1);
        }
    }
}
