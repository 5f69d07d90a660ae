using HyperGen.Workers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HyperGen;

/// <summary>
/// Tells how the studies of a host are. Unhealthy: a worker ended with an error, its storage is out of reach, or too many trials in a row
/// failed. Degraded: half as many failed, or a trial runs and nothing happened for
/// <see cref="HostedStudyOptions.StaleAfter"/>.
/// </summary>
/// <param name="studies">The studies of the host.</param>
/// <param name="options">Their settings.</param>
/// <remarks><c>services.AddHealthChecks().AddCheck&lt;StudyHealthCheck&gt;("hypergen")</c></remarks>
public sealed class StudyHealthCheck(IEnumerable<HostedStudy> studies, IOptionsMonitor<HostedStudyOptions> options) : IHealthCheck
{
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        Dictionary<string, object> details = [];
        List<string> problems = [];
        HealthStatus worst = HealthStatus.Healthy;
        foreach (HostedStudy study in studies)
        {
            (HealthStatus status, string text) = await JudgeAsync(study, cancellationToken).ConfigureAwait(false);
            details[study.Name] = text;
            if (status != HealthStatus.Healthy) problems.Add($"{study.Name}: {text}");
            if (status < worst) worst = status;
        }

        if (worst == HealthStatus.Unhealthy) worst = context.Registration.FailureStatus;
        return new HealthCheckResult(worst, problems.Count == 0 ? null : string.Join("; ", problems), data: details);
    }

    // A trial that takes hours would not notice that its storage is gone. One that does not answer at once is judged by what is known; what
    // becomes of the probe is known to the next check.
    private async ValueTask<(HealthStatus Status, string Text)> JudgeAsync(HostedStudy study, CancellationToken cancellationToken)
    {
        HostedStudyOptions settings = options.Get(study.Name);
        await study.ProbeAsync().WaitAsync(LongestProbe, settings.Study.TimeProvider, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return study.Unreachable is { } error
            ? (HealthStatus.Unhealthy, $"the storage is out of reach: {error.Message}") : study.Vitals.Judge(settings);
    }
}
