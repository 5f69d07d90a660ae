using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The negative log posterior of the hyperparameters and its gradient.</summary>
/// <remarks>
/// Notation: K_y = K + σ²I = L Lᵀ, α = K_y⁻¹ t, W = ααᵀ − K_y⁻¹, G = W ∘ (s e).
/// J(θ) = ½ tᵀα + Σ ln L_ii − ln p(θ) (Rasmussen and Williams 2006, eq. 5.8, with the priors of <see cref="HyperPrior"/>);
/// ∂J/∂ln ℓ_k = −½ Σ_ij G_ij D_ij/ℓ_k², ∂J/∂ln s = −½ Σ_ij W_ij K_ij, ∂J/∂θ_σ = −½ tr(W) e^θ_σ (their eq. 5.9).
/// </remarks>
internal sealed class Likelihood(Columns columns, HyperPrior prior)
{
    // Pivots below this share of the amplitude are rounding: the matrix is then singular for all purposes.
    private const double LeastPivot = 1e-12;

    private readonly double[] _row = new double[columns.Dimensions];
    private readonly double[] _sums = new double[columns.Dimensions];
    private double[] _kernel = [];
    private double[] _slope = [];
    private double[] _factor = [];
    private double[] _inverse = [];
    private double[] _precision = [];
    private double[] _whitened = [];
    private double[] _alpha = [];
    private double[] _weights = [];
    private int _stride;

    public HyperPrior Prior => prior;

    /// <summary>J(θ) for targets <paramref name="t"/> of the rows in the columns; +∞ where the kernel matrix cannot be factored.</summary>
    public double Evaluate(ReadOnlySpan<double> t, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        int n = t.Length;
        int d = columns.Dimensions;
        Reserve(n);
        columns.Scale(theta[..d]);
        double s = Elementary.Exp(theta[d]);
        double noise = Elementary.Exp(theta[d + 1]);
        gradient.Clear();
        if (!Factor(n, s, HyperPrior.LeastNoise + noise)) return double.PositiveInfinity;

        DenseKernels.InvertLower(_factor, _inverse, n, _stride);
        DenseKernels.Multiply(_inverse, t, _whitened, n, _stride);
        DenseKernels.MultiplyTransposed(_inverse, _whitened, _alpha, n, _stride);
        DenseKernels.TransposedSquare(_inverse, _precision, n, _stride);

        double value = 0;
        double product = 1;
        for (int i = 0; i < n; i++)
        {
            value += 0.5 * _whitened[i] * _whitened[i];

            // One logarithm for many pivots: products of sixteen stay within range.
            product *= _factor[(i * _stride) + i];
            if ((i & 15) != 15) continue;
            value += Elementary.Log(product);
            product = 1;
        }

        value += Elementary.Log(product);
        AddGradient(n, s, noise, gradient);
        return value + prior.AddPenalty(theta, gradient);
    }

    private bool Factor(int n, double s, double noise)
    {
        for (int i = 0; i < n; i++)
        {
            int at = i * _stride;
            columns.Row(i, _row);
            columns.Kernel(_row, i + 1, s, _kernel.AsSpan(at), _slope.AsSpan(at));
            _kernel.AsSpan(at, i + 1).CopyTo(_factor.AsSpan(at));
            _factor[at + i] += noise;
        }

        return DenseKernels.Cholesky(_factor, n, _stride, LeastPivot * s);
    }

    private void AddGradient(int n, double s, double noise, Span<double> gradient)
    {
        double trace = 0;
        double amplitude = 0;
        _sums.AsSpan().Clear();
        for (int i = 0; i < n; i++)
        {
            int at = i * _stride;
            double diagonal = (_alpha[i] * _alpha[i]) - _precision[at + i];
            trace += diagonal;
            amplitude += 0.5 * diagonal * s;
            for (int j = 0; j < i; j++)
            {
                double w = (_alpha[i] * _alpha[j]) - _precision[at + j];
                amplitude += w * _kernel[at + j];
                _weights[j] = w * _slope[at + j];
            }

            _weights.AsSpan(i, DenseKernels.Padded(i) - i).Clear();
            for (int column = 0; column < columns.Dimensions; column++)
                _sums[column] += columns.WeightedSquares(column, i, _weights, i);
        }

        for (int column = 0; column < columns.Dimensions; column++)
        {
            double inverse = columns.Inverse(column);
            gradient[columns.Order[column].Position] -= _sums[column] * inverse * inverse;
        }

        gradient[^2] -= amplitude;
        gradient[^1] -= 0.5 * trace * noise;
    }

    private void Reserve(int n)
    {
        if (n <= _alpha.Length - 4) return;
        _stride = Math.Max(32, DenseKernels.Padded(n + (n / 2)) + 8);
        _kernel = new double[_stride * _stride];
        _slope = new double[_stride * _stride];
        _factor = new double[_stride * _stride];
        _inverse = new double[_stride * _stride];
        _precision = new double[_stride * _stride];
        _whitened = new double[_stride];
        _alpha = new double[_stride];
        _weights = new double[_stride];
    }
}
