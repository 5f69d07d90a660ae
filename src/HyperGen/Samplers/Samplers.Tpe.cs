namespace HyperGen;

public static partial class Samplers
{
    /// <summary>
    /// Tree-structured Parzen estimator: models where good and where other trials lie by kernel densities over all parameters together and
    /// proposes a point that is likely under the first and unlikely under the second. For every kind of space, conditional ones included;
    /// a proposal costs well under a millisecond, which suits cheap objectives and thousands of trials. Running trials count as not good,
    /// so that parallel workers spread.
    /// </summary>
    /// <remarks>Bergstra 2011, Watanabe 2023 (arXiv:2304.11127).</remarks>
    /// <param name="options">Settings; <see langword="null"/> for the defaults.</param>
    public static ISampler Tpe(TpeOptions? options = null) => new Sampling.Tpe.TpeSampler(options ?? new TpeOptions());
}
