using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Prior and bounds of the kernel's hyperparameters θ = (ln ℓ_1 … ln ℓ_d, ln s, θ_σ), with σ² = σ₀² + e^θ_σ.</summary>
/// <remarks>
/// Normal on each logarithm, without Jacobian: the fit is a penalised likelihood. Length scales grow with √d, as the distance between
/// random points does (Hvarfner, Hellsten, Nardi 2024, arXiv:2402.02229).
/// </remarks>
internal sealed class HyperPrior
{
    /// <summary>σ₀², the least variance of the noise.</summary>
    public const double LeastNoise = 1e-8;

    /// <summary>
    /// τ², the prior variance of the constant mean. Wide enough to keep continuous searches out of the corners, narrow enough that
    /// combinations of categories nobody tried do not look hopeless.
    /// </summary>
    public const double MeanVariance = 0.1;

    private const double ScaleDeviation = 0.9;
    private const double AmplitudeDeviation = 1;
    private const double NoiseMean = -7;
    private const double NoiseDeviation = 2;
    private const double FirstNoise = -4.605170185988091; // ln 0.01: the fit starts from some noise and finds its way down

    private readonly int _d;
    private readonly double _scaleMean;
    private readonly double[] _low;
    private readonly double[] _high;

    public HyperPrior(int dimensions)
    {
        _d = dimensions;
        _scaleMean = Elementary.Log(0.5 * Math.Sqrt(dimensions / 4.0));
        _low = new double[Count];
        _high = new double[Count];
        Array.Fill(_low, Elementary.Log(0.01), 0, _d);
        Array.Fill(_high, Elementary.Log(100), 0, _d);
        (_low[_d], _high[_d]) = (Elementary.Log(1e-3), Elementary.Log(1e3));
        (_low[_d + 1], _high[_d + 1]) = (Elementary.Log(1e-8), 0);
    }

    /// <summary>Number of hyperparameters, d + 2.</summary>
    public int Count => _d + 2;

    public ReadOnlySpan<double> Low => _low;

    public ReadOnlySpan<double> High => _high;

    /// <summary>Where a fit without a predecessor starts.</summary>
    public void Mode(Span<double> theta)
    {
        theta[.._d].Fill(_scaleMean);
        theta[_d] = 0;
        theta[_d + 1] = FirstNoise;
    }

    /// <summary>Adds the gradient of −ln p(θ) and returns −ln p(θ) without its constants.</summary>
    public double AddPenalty(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double penalty = 0;
        for (int k = 0; k < _d; k++) penalty += Normal(theta, gradient, k, _scaleMean, ScaleDeviation);
        penalty += Normal(theta, gradient, _d, 0, AmplitudeDeviation);
        return penalty + Normal(theta, gradient, _d + 1, NoiseMean, NoiseDeviation);
    }

    private static double Normal(ReadOnlySpan<double> theta, Span<double> gradient, int k, double mean, double deviation)
    {
        double z = (theta[k] - mean) / deviation;
        gradient[k] += z / deviation;
        return 0.5 * z * z;
    }
}
