using HyperGen;

namespace Quickstart;

/// <summary>Everything about the classifier that could be otherwise. The initialisers are the defaults of ML.NET.</summary>
[SearchSpace]
public sealed partial record ClassifierConfig
{
    [Choice]
    public Scaling Scaling { get; init; } = Scaling.MinMax;

    [LogUniform(1e-4, 10)]
    public float L1 { get; init; } = 1;

    [LogUniform(1e-4, 10)]
    public float L2 { get; init; } = 1;

    [Range(2, 40)]
    public int HistorySize { get; init; } = 20;

    /// <summary>Whether a Gaussian kernel, approximated by random Fourier features, bends the decision boundary.</summary>
    [Choice]
    public bool Kernel { get; init; }

    [Range(32, 512, Step = 32), When(nameof(Kernel), true)]
    public int KernelFeatures { get; init; } = 128;

    [LogUniform(1e-3, 1), When(nameof(Kernel), true)]
    public float KernelGamma { get; init; } = 0.1f;
}
