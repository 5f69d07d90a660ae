using HyperGen.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HyperGen.Workers;

/// <summary>Stops the host when every study has ended.</summary>
internal sealed class HostStopper(IEnumerable<HostedStudy> studies, IHostApplicationLifetime lifetime, ILoggerFactory loggers)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Task ended = Task.WhenAll(studies.Select(study => study.Completion));
        await ended.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested) return;
        StudyLog.HostStops(loggers.CreateLogger(StudyLog.Category));
        lifetime.StopApplication();
    }
}
