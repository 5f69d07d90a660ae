namespace HyperGen;

/// <content>The default.</content>
public static partial class Samplers
{
    /// <summary>What a study uses when its options name no sampler.</summary>
    internal static ISampler Default { get; } = Auto();
}
