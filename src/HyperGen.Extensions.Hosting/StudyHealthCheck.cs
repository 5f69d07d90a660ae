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

    // A trial that takes hours would not notice that its storage is gone.
    private async ValueTask<(HealthStatus Status, string Text)> JudgeAsync(HostedStudy study, CancellationToken cancellationToken)
    {
        try
        {
            await study.ProbeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StudyStorageException exception)
        {
            return (HealthStatus.Unhealthy, $"the storage is out of reach: {exception.Message}");
        }

        return study.Vitals.Judge(options.Get(study.Name));
    }
}
