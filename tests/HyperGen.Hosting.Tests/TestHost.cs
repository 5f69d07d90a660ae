using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HyperGen.Hosting.Tests;

/// <summary>A host with studies, collected logs and a configuration in memory.</summary>
internal static class TestHost
{
    public static IHost Create(Action<HyperGenBuilder> add, params (string Key, string? Value)[] configuration)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(configuration.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFakeLogging();
        builder.Services.AddSingleton<Instances>();
        builder.Services.AddHealthChecks().AddCheck<StudyHealthCheck>("hypergen");
        add(builder.Services.AddHyperGen());
        return builder.Build();
    }

    /// <summary>A study of a parabola with a few random trials.</summary>
    public static HyperGenBuilder AddParabola(
        this HyperGenBuilder builder,
        Func<Trial<Parabola>, CancellationToken, Task<double>> objective,
        Action<HostedStudyBuilder>? configure = null) =>
        builder.AddStudy<Parabola>("parabola", StudyDirection.Minimize, (_, trial, token) => objective(trial, token), study =>
        {
            study.Configure(options => options with { Trials = 4, Seed = 7, Sampler = Samplers.Random() });
            configure?.Invoke(study);
        });

    public static async Task<StudyResult<Parabola>> RunToEndAsync(this IHost host)
    {
        await host.StartAsync();
        StudyResult<Parabola> result = await host.Study().Completion;
        await host.StopAsync();
        return result;
    }

    public static async Task RunUntilItStopsAsync(this IHost host)
    {
        await host.StartAsync();
        await host.WaitForShutdownAsync();
    }

    public static HostedStudy<Parabola> Study(this IHost host) => host.Services.GetRequiredService<HostedStudy<Parabola>>();

    public static IReadOnlyList<string> Logged(this IHost host, string eventName) =>
        [.. host.Services.GetFakeLogCollector().GetSnapshot().Where(entry => entry.Id.Name == eventName).Select(entry => entry.Message)];

    public static async Task<HealthReportEntry> HealthAsync(this IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["hypergen"];
}
