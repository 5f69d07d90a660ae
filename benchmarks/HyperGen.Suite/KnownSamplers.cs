using System.Reflection;

namespace HyperGen.Suite;

/// <summary>The samplers that can be named on the command line: every one the library makes without being told settings.</summary>
public static class KnownSamplers
{
    private static readonly SortedDictionary<string, ISampler> ByName = new(
        typeof(Samplers).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(ISampler) && method.GetParameters().All(parameter => parameter.IsOptional))
            .Select(method => (ISampler)method.Invoke(null, [.. method.GetParameters().Select(parameter => parameter.DefaultValue)])!)
            .ToDictionary(sampler => sampler.Name),
        StringComparer.Ordinal);

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The sampler called <paramref name="name"/>; samplers are immutable, so all runs share it.</summary>
    /// <exception cref="ArgumentException">There is no such sampler; the message lists those there are.</exception>
    public static ISampler Find(string name) => ByName.TryGetValue(name, out ISampler? sampler)
        ? sampler
        : throw new ArgumentException($"There is no sampler '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
}
