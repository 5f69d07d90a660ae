using System.Diagnostics;
using HyperGen.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HyperGen.Workers;

/// <summary>
/// Takes part in a study until a budget is met or the host stops. A storage that cannot be opened at first ends the worker, since the
/// cause is most likely in the settings; one that is lost later is waited for, a study that was deleted is not.
/// </summary>
internal sealed class StudyWorker<T> : BackgroundService
    where T : ISearchSpace<T>
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly Func<IServiceProvider, IObjective<T>> _createObjective;
    private readonly IServiceScopeFactory _scopes;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger _logger;
    private readonly LoggingObserver _log;
    private readonly StudyOptions _options;
    private readonly TrialRunner<T> _runner;

    public StudyWorker(
        string name,
        Func<IServiceProvider, IObjective<T>> createObjective,
        IOptionsMonitor<HostedStudyOptions> settings,
        IServiceScopeFactory scopes,
        StudyMeter meter,
        ILoggerFactory loggers,
        IHostApplicationLifetime lifetime)
    {
        (_createObjective, _scopes, _lifetime) = (createObjective, scopes, lifetime);
        StudyOptions options = settings.Get(name).Study;
        _logger = loggers.CreateLogger(StudyLog.Category);
        _log = new LoggingObserver(_logger, options.Storage?.ToString() ?? "the memory of this process");
        _runner = new TrialRunner<T>(options.Name, createObjective, scopes, meter, _log, _logger);
        Hosted = new HostedStudy<T>(name, new StudyVitals(options.TimeProvider));
        _options = options with { Observers = [Hosted.Vitals, _log, new MeasuringObserver(meter), .. options.Observers] };
    }

    public HostedStudy<T> Hosted { get; }

    /// <summary>Fails at once if the objective cannot be created: every trial would.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (AsyncServiceScope scope = _scopes.CreateAsyncScope())
        {
            try
            {
                _createObjective(scope.ServiceProvider);
            }
            catch (InvalidOperationException exception)
            {
                throw new InvalidOperationException(
                    $"The objective of study '{Hosted.Name}' cannot be created: {exception.Message} Register what it needs.", exception);
            }
        }

        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // All studies of a host react to its stop at the same time, not one after the other.
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _lifetime.ApplicationStopping);
        try
        {
            Hosted.End(await RunAsync(stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            if (Hosted.Result is { } result) Hosted.End(result);
            else Hosted.Cancel(stop.Token);
        }
        catch (Exception exception)
        {
            Hosted.Vitals.Failed(exception);
            Hosted.Fail(exception);
            throw;
        }
    }

    private async Task<StudyResult<T>> RunAsync(CancellationToken stopping)
    {
        using Activity? activity = StudyActivities.StartRun(_options.Name);
        long start = _options.TimeProvider.GetTimestamp();
        TimeSpan delay = TimeSpan.FromSeconds(1);
        while (true)
        {
            try
            {
                StudyOptions options = _options with { Timeout = Left(start) };
                await using Study<T> study = await Study.OpenAsync<T>(options, stopping).ConfigureAwait(false);
                Hosted.Open(study);
                delay = TimeSpan.FromSeconds(1);
                StudyResult<T> result = await study
                    .RunAsync((trial, token) => _runner.RunAsync(trial, stopping, token), stopping).ConfigureAwait(false);
                activity?.Ended(result);
                return result;
            }
            catch (StudyStorageException exception) when (
                Hosted.Study is not null && exception is not StudyConflictException && !IsDeletion(exception)
                && !stopping.IsCancellationRequested)
            {
                Hosted.Vitals.LostStorage(exception);
                StudyLog.StorageLost(_logger, exception, _options.Name, delay);
                await Task.Delay(delay, _options.TimeProvider, stopping).ConfigureAwait(false);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                activity?.Failed(exception);
                throw;
            }
        }
    }

    // Opening it again would create the study anew.
    private static bool IsDeletion(Exception exception) =>
        exception is StudyDeletedException || (exception.InnerException is { } cause && IsDeletion(cause));

    /// <summary>The time budget counts from the first opening.</summary>
    private TimeSpan? Left(long start)
    {
        if (_options.Timeout is not { } timeout) return null;
        TimeSpan elapsed = _options.TimeProvider.GetElapsedTime(start);
        return elapsed < timeout ? timeout - elapsed : TimeSpan.Zero;
    }
}
