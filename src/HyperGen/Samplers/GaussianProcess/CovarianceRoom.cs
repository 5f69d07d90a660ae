using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Room for a covariance matrix and its slopes while a factor is made; the models of a chain share it.</summary>
internal sealed class CovarianceRoom
{
    public DenseMatrix Kernel { get; } = new(0, 0);

    public DenseMatrix Slope { get; } = new(0, 0);
}
