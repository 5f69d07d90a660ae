using HyperGen;

namespace Quickstart;

/// <summary>Everything about the classifier that could be otherwise. The initialisers are the defaults of ML.NET.</summary>
[SearchSpace]
public sealed partial record ClassifierConfig
{
    [Choice]
    public Scaling Scaling { get; init; } = Scaling.MinMax;

    [LogUniform(1e-4, 10.0)]
    public double L1 { get; init; } = 1;

    [LogUniform(1e-4, 10.0)]
    public double L2 { get; init; } = 1;

    [Range(10, 200, Step = 10)]
    public int Iterations { get; init; } = 200;

    /// <summary>Whether random Fourier features of a Gaussian kernel bend the decision boundary.</summary>
    [Choice]
    public bool Kernel { get; init; }

    [Range(32, 256, Step = 32), When(nameof(Kernel), true)]
    public int KernelFeatures { get; init; } = 128;

    [LogUniform(1e-3, 1.0), When(nameof(Kernel), true)]
    public double KernelGamma { get; init; } = 0.1;
}
