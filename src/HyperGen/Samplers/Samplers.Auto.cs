namespace HyperGen;

public static partial class Samplers
{
    /// <summary>
    /// Chooses by the space, the budget and the number of finished trials: a Gaussian process for the first 500 trials, then by turns with
    /// the Parzen estimator, beyond 2,000 CMA-ES for numeric spaces and the Parzen estimator for others; where the budget covers the whole
    /// space a grid of what is left after 500 trials. Every twentieth trial is insurance against a model that has locked in: it tries a
    /// neglected choice, or fills a gap. What was chosen and why is in the result.
    /// </summary>
    public static ISampler Auto() => new Sampling.Auto.AutoSampler();
}
