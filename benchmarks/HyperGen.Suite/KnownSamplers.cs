namespace HyperGen.Suite;

/// <summary>The samplers that can be named on the command line.</summary>
public static class KnownSamplers
{
    private static readonly Dictionary<string, Func<ISampler>> Factories = new()
    {
        ["random"] = () => new UniformSampler(),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => Factories.Keys;

    /// <summary>The sampler called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">There is no such sampler; the message lists those there are.</exception>
    public static ISampler Create(string name) => Factories.TryGetValue(name, out Func<ISampler>? create)
        ? create()
        : throw new ArgumentException($"There is no sampler '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
}
