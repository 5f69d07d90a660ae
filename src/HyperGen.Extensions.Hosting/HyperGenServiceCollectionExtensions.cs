using HyperGen;
using HyperGen.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds HyperGen to a host.</summary>
public static class HyperGenServiceCollectionExtensions
{
    /// <summary>Adds what hosted studies need. The returned builder adds the studies.</summary>
    /// <param name="services">The services of a host.</param>
    public static HyperGenBuilder AddHyperGen(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<StudyMeter>();
        return new HyperGenBuilder(services);
    }
}
