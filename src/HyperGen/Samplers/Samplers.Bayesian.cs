using HyperGen.Sampling.GaussianProcess;

namespace HyperGen;

/// <content>The Gaussian process.</content>
public static partial class Samplers
{
    /// <summary>
    /// A Gaussian process over every kind of parameter, continuous, integer, categorical and conditional: the sampler of choice for
    /// objectives that cost more than a few milliseconds and studies of up to some thousand trials.
    /// </summary>
    /// <param name="options">Settings, or <see langword="null"/> for the defaults.</param>
    public static ISampler Bayesian(BayesianOptions? options = null) => new BayesianSampler(options ?? new BayesianOptions());
}
