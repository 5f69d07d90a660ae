using System.Diagnostics.CodeAnalysis;
using HyperGen.Settings;
using HyperGen.Workers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HyperGen;

/// <summary>Adds studies to a host. Each becomes a background worker.</summary>
public sealed class HyperGenBuilder
{
    internal HyperGenBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps the studies in a storage, unless a study names its own. Without one they live in the memory of the process.</summary>
    /// <param name="create">Creates the storage from the host's services; the host disposes it if it is disposable.</param>
    public HyperGenBuilder UseStorage(Func<IServiceProvider, IStudyStorage> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddSingleton(create);
        return this;
    }

    /// <summary>Adds a study whose objective is a class that dependency injection creates, once for every trial.</summary>
    /// <typeparam name="TConfig">The config type.</typeparam>
    /// <typeparam name="TObjective">The objective; registered as a scoped service unless it is registered already.</typeparam>
    /// <param name="name">The name in the storage, in the configuration (<c>HyperGen:Studies:name</c>) and as a service key.</param>
    /// <param name="direction">Which objective values are better.</param>
    /// <param name="configure">Settings; what the configuration says replaces them.</param>
    /// <exception cref="ArgumentException">A study of this name was added before.</exception>
    public HyperGenBuilder AddStudy<TConfig, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TObjective>(
        string name, StudyDirection direction, Action<HostedStudyBuilder>? configure = null)
        where TConfig : ISearchSpace<TConfig>
        where TObjective : class, IObjective<TConfig>
    {
        Services.TryAddScoped<TObjective>();
        return AddStudy<TConfig>(name, direction, static services => services.GetRequiredService<TObjective>(), configure);
    }

    /// <summary>Adds a study whose objective is a function.</summary>
    /// <typeparam name="TConfig">The config type.</typeparam>
    /// <param name="name">The name in the storage, in the configuration (<c>HyperGen:Studies:name</c>) and as a service key.</param>
    /// <param name="direction">Which objective values are better.</param>
    /// <param name="objective">
    /// Evaluates a trial with the services of a scope of its own. An exception, NaN or an infinity is a failed trial.
    /// </param>
    /// <param name="configure">Settings; what the configuration says replaces them.</param>
    /// <exception cref="ArgumentException">A study of this name was added before.</exception>
    public HyperGenBuilder AddStudy<TConfig>(
        string name,
        StudyDirection direction,
        Func<IServiceProvider, Trial<TConfig>, CancellationToken, Task<double>> objective,
        Action<HostedStudyBuilder>? configure = null)
        where TConfig : ISearchSpace<TConfig>
    {
        ArgumentNullException.ThrowIfNull(objective);
        return AddStudy<TConfig>(name, direction, services => new DelegateObjective<TConfig>(services, objective), configure);
    }

    /// <summary>Stops the host when every study has ended, well or not.</summary>
    public HyperGenBuilder StopHostWhenStudiesEnd()
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, HostStopper>());
        return this;
    }

    private HyperGenBuilder AddStudy<T>(
        string name, StudyDirection direction, Func<IServiceProvider, IObjective<T>> objective, Action<HostedStudyBuilder>? configure)
        where T : ISearchSpace<T>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (Services.Any(service => service.ServiceType == typeof(HostedStudy) && name.Equals(service.ServiceKey)))
            throw new ArgumentException($"A study '{name}' was added before; give every study of a host a name of its own.", nameof(name));

        AddOptions(name, direction, configure);
        Services.AddKeyedSingleton(name, (services, _) => ActivatorUtilities.CreateInstance<StudyWorker<T>>(services, name, objective));
        Services.AddSingleton<IHostedService>(services => services.GetRequiredKeyedService<StudyWorker<T>>(name));
        Services.AddKeyedSingleton(name, (services, _) => services.GetRequiredKeyedService<StudyWorker<T>>(name).Hosted);
        Services.AddKeyedSingleton<HostedStudy>(name, (services, _) => services.GetRequiredKeyedService<HostedStudy<T>>(name));
        Services.AddSingleton(services => services.GetRequiredKeyedService<HostedStudy<T>>(name));
        Services.AddSingleton<HostedStudy>(services => services.GetRequiredKeyedService<HostedStudy<T>>(name));
        return this;
    }

    private void AddOptions(string name, StudyDirection direction, Action<HostedStudyBuilder>? configure)
    {
        OptionsBuilder<HostedStudyOptions> options = Services.AddOptions<HostedStudyOptions>(name);
        options.Configure<IServiceProvider>((settings, services) =>
            settings.Study = settings.Study with
            {
                Name = name,
                Direction = direction,
                Storage = services.GetService<IStudyStorage>(),
                Observers = [.. services.GetServices<IStudyObserver>()],
                TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
            });
        configure?.Invoke(new HostedStudyBuilder(options));
        options.Configure<IConfiguration>((settings, configuration) => StudySection.Apply(configuration, name, settings)).ValidateOnStart();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HostedStudyOptions>, HostedStudyOptionsValidator>());
    }
}
