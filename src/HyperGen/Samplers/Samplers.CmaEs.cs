namespace HyperGen;

public static partial class Samplers
{
    /// <summary>
    /// Covariance matrix adaptation with margin (CMA-ES): a normal distribution that learns the scales and correlations of the parameters.
    /// For numeric spaces without conditions, from some hundred trials on; a proposal costs microseconds. Integers and steps keep at
    /// least a small probability of every neighbouring value. Restarts when it has converged, by turns with larger and smaller populations.
    /// </summary>
    /// <remarks>
    /// The distribution is a function of the finished trials in their order, whoever proposed them, so parallel, enqueued and resumed
    /// trials all count. Hansen 2016 (arXiv:1604.00772), Hamano 2022 (arXiv:2205.13482), Hansen 2009 (BIPOP).
    /// </remarks>
    /// <param name="options">Settings; <see langword="null"/> for the defaults.</param>
    public static ISampler CmaEs(CmaEsOptions? options = null) => new Sampling.CmaEs.CmaEsSampler(options ?? new CmaEsOptions());
}
