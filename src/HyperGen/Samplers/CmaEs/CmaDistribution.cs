using HyperGen.Numerics;

namespace HyperGen.Sampling.CmaEs;

// Hansen 2016 (arXiv:1604.00772), section 6, and Hamano 2022 (arXiv:2205.13482), section 4
// m        mean               sigma    step size          C        covariance matrix, C = B diag(D^2) B^T
// A        diagonal scaling by which the margin keeps the spread of discrete coordinates
// p_sigma, p_c   evolution paths        x = m + sigma A y,   y ~ N(0, C)

/// <summary>The distribution of CMA-ES on the unit cube, updated a generation at a time.</summary>
internal sealed class CmaDistribution
{
    private readonly CmaConstants _constants;
    private readonly double[][] _edges; // cell edges of the discrete coordinates; empty for continuous ones
    private readonly double[] _c;
    private readonly double[] _basis; // B^T
    private readonly double[] _d;
    private readonly double[] _a;
    private readonly double[] _pathSigma;
    private readonly double[] _pathC;
    private readonly double[] _step; // y_w
    private readonly double[] _whitened;
    private readonly double[] _scratch;
    private int _sinceEigen;

    /// <param name="constants">The constants.</param>
    /// <param name="edges">Cell edges on the unit interval by coordinate.</param>
    /// <param name="mean">The mean at the start; copied.</param>
    /// <param name="sigma">The step size at the start.</param>
    public CmaDistribution(CmaConstants constants, double[][] edges, double[] mean, double sigma)
    {
        int d = constants.Dimensions;
        (_constants, _edges, Mean, Sigma) = (constants, edges, [.. mean], sigma);
        (_c, _basis, _scratch) = (new double[d * d], new double[d * d], new double[d * d]);
        (_d, _a, _pathSigma) = (new double[d], new double[d], new double[d]);
        (_pathC, _step, _whitened) = (new double[d], new double[d], new double[d]);
        for (int i = 0; i < d; i++) _c[(i * d) + i] = _basis[(i * d) + i] = _d[i] = _a[i] = 1;
    }

    public double[] Mean { get; }

    public double Sigma { get; private set; }

    /// <summary>C, row by row.</summary>
    public ReadOnlySpan<double> Covariance => _c;

    /// <summary>Generations so far.</summary>
    public int Generation { get; private set; }

    /// <summary>Condition number of C.</summary>
    public double Condition { get; private set; } = 1;

    /// <summary>
    /// Whether the standard deviations of all continuous coordinates, of which there is one at least, are below a width, and those of the
    /// others below the cell of the mean: the margin keeps them from falling much further.
    /// </summary>
    public bool IsNarrow(double width)
    {
        bool isContinuous = false;
        for (int i = 0; i < _a.Length; i++)
        {
            double[] edges = _edges[i];
            isContinuous |= edges.Length == 0;
            int cell = edges.Length == 0 ? 0 : CellOf(edges, Mean[i]);
            if (!(Deviation(i) < (edges.Length == 0 ? width : edges[cell + 1] - edges[cell]))) return false;
        }

        return isContinuous;
    }

    /// <summary>Standard deviation of a coordinate.</summary>
    public double Deviation(int i) => Sigma * _a[i] * Math.Sqrt(_c[(i * _a.Length) + i]);

    /// <summary>Gives a coordinate a mean and a standard deviation of its own, before the first generation.</summary>
    public void Begin(int i, double mean, double deviation)
    {
        Mean[i] = mean;
        _d[i] = deviation / Sigma;
        _c[(i * _a.Length) + i] = _d[i] * _d[i];
    }

    /// <summary>Draws a point; coordinates may lie outside the unit cube.</summary>
    public void Sample(ref Rng rng, Span<double> x)
    {
        int d = _a.Length;
        Mean.CopyTo(x);
        for (int k = 0; k < d; k++)
        {
            double length = Sigma * _d[k] * rng.NextNormal();
            ReadOnlySpan<double> axis = _basis.AsSpan(k * d, d);
            for (int i = 0; i < d; i++) x[i] += _a[i] * (length * axis[i]);
        }
    }

    /// <summary>Learns from a generation.</summary>
    /// <param name="points">lambda points of the unit cube, best first, one after the other; overwritten.</param>
    /// <param name="own">Whether a point was drawn from this distribution.</param>
    public void Update(Span<double> points, ReadOnlySpan<bool> own)
    {
        int d = _a.Length;
        for (int i = 0; i < points.Length; i++) points[i] = (points[i] - Mean[i % d]) / (Sigma * _a[i % d]); // y
        ShortenStrangers(points, own);

        _step.AsSpan().Clear();
        for (int k = 0; k < _constants.Parents; k++) AddScaled(_step, _constants.Weights[k], points.Slice(k * d, d));
        for (int i = 0; i < d; i++) Mean[i] = Math.Clamp(Mean[i] + (Sigma * _a[i] * _step[i]), 0, 1);

        UpdatePaths(out bool steady);
        UpdateCovariance(points, steady);
        double growth = (_constants.CSigma / _constants.DSigma) * ((Math.Sqrt(Dot(_pathSigma, _pathSigma)) / _constants.Chi) - 1);
        Sigma = Math.Min(Sigma * Elementary.Exp(Math.Min(1, growth)), 1e4);
        Generation++;
        if (++_sinceEigen >= _constants.EigenInterval) DecomposeCovariance();
        LeaveMargin();
    }

    // Trials that the distribution did not draw (defaults, enqueued or late ones) may lie so far out that one of them would
    // wreck it: their length is limited (Hansen 2011, "Injecting external solutions into CMA-ES").
    private void ShortenStrangers(Span<double> points, ReadOnlySpan<bool> own)
    {
        int d = _a.Length;
        double limit = Math.Sqrt(d) + (2.0 * d / (d + 2));
        for (int k = 0; k < _constants.Population; k++)
        {
            if (own[k]) continue;
            Span<double> y = points.Slice(k * d, d);
            double length = WhitenedLength(y);
            if (length <= limit) continue;
            for (int i = 0; i < d; i++) y[i] *= limit / length;
        }
    }

    // eq. 43-45
    private void UpdatePaths(out bool steady)
    {
        int d = _a.Length;
        double c = _constants.CSigma, rate = Math.Sqrt(c * (2 - c) * _constants.MuEff);
        for (int k = 0; k < d; k++) _whitened[k] = rate * Dot(_basis.AsSpan(k * d, d), _step) / _d[k];
        for (int i = 0; i < d; i++) _pathSigma[i] *= 1 - c;
        for (int k = 0; k < d; k++) AddScaled(_pathSigma, _whitened[k], _basis.AsSpan(k * d, d)); // B D^-1 B^T y_w

        double decay = 1 - Elementary.Pow(1 - c, 2.0 * (Generation + 1));
        steady = Math.Sqrt(Dot(_pathSigma, _pathSigma) / decay) < (1.4 + (2.0 / (d + 1))) * _constants.Chi; // h_sigma
        double cc = _constants.CC, rateC = steady ? Math.Sqrt(cc * (2 - cc) * _constants.MuEff) : 0;
        for (int i = 0; i < d; i++) _pathC[i] = ((1 - cc) * _pathC[i]) + (rateC * _step[i]);
    }

    // eq. 46-47
    private void UpdateCovariance(ReadOnlySpan<double> points, bool steady)
    {
        int d = _a.Length;
        double c1 = _constants.C1, cMu = _constants.CMu, cc = _constants.CC;
        double keep = 1 + (steady ? 0 : c1 * cc * (2 - cc)) - c1 - (cMu * _constants.WeightSum);
        for (int i = 0; i < _c.Length; i++) _c[i] *= keep;
        AddOuter(c1, _pathC);
        for (int k = 0; k < _constants.Population; k++)
        {
            ReadOnlySpan<double> y = points.Slice(k * d, d);
            double weight = _constants.Weights[k];
            if (weight < 0)
            {
                double length = WhitenedLength(y);
                weight *= d / Math.Max(length * length, 1e-12);
            }

            AddOuter(cMu * weight, y);
        }

        Mirror();
    }

    private void DecomposeCovariance()
    {
        int d = _a.Length;
        _sinceEigen = 0;
        _c.CopyTo(_scratch, 0);
        SymmetricEigen.Decompose(_scratch, _basis, d);
        double smallest = double.PositiveInfinity, largest = 0;
        for (int i = 0; i < d; i++) largest = Math.Max(largest, _scratch[(i * d) + i]);
        for (int i = 0; i < d; i++)
        {
            double eigenvalue = Math.Max(_scratch[(i * d) + i], 1e-16 * largest);
            smallest = Math.Min(smallest, eigenvalue);
            _d[i] = Math.Sqrt(eigenvalue);
        }

        Condition = largest / smallest;
        if (Condition >= 1e16) Recompose();
    }

    // A matrix that rounding made singular is replaced by the nearest one that is not.
    private void Recompose()
    {
        int d = _a.Length;
        _c.AsSpan().Clear();
        for (int k = 0; k < d; k++) AddOuter(_d[k] * _d[k], _basis.AsSpan(k * d, d));
        Mirror();
    }

    // Hamano 2022, eq. 12-21: every neighbouring value of a discrete coordinate keeps a probability of at least alpha (alpha / 2 on each
    // side).
    private void LeaveMargin()
    {
        double alpha = _constants.Alpha;
        for (int j = 0; j < _a.Length; j++)
        {
            double[] edges = _edges[j];
            if (edges.Length == 0) continue;
            int cell = CellOf(edges, Mean[j]);
            double deviation = Deviation(j);
            if (cell == 0 || cell == edges.Length - 2)
            {
                // At the end of the range: the mean comes as near to the one threshold as the probability demands.
                double threshold = cell == 0 ? edges[1] : edges[^2];
                double reach = -NormalDistribution.Quantile(alpha) * deviation;
                if (Math.Abs(Mean[j] - threshold) > reach) Mean[j] = cell == 0 ? threshold - reach : threshold + reach;
                continue;
            }

            double low = edges[cell], up = edges[cell + 1];
            double pLow = NormalDistribution.Cdf((low - Mean[j]) / deviation), pUp = NormalDistribution.Cdf((Mean[j] - up) / deviation);
            if (pLow >= alpha / 2 && pUp >= alpha / 2) continue;
            double pStay = 1 - pLow - pUp;
            double raisedLow = Math.Max(alpha / 2, pLow), raisedUp = Math.Max(alpha / 2, pUp);
            double excess = 1 - raisedLow - raisedUp - pStay, free = raisedLow + pStay + raisedUp - (1.5 * alpha);
            raisedLow += excess * (raisedLow - (alpha / 2)) / free;
            raisedUp += excess * (raisedUp - (alpha / 2)) / free;

            // The mean and the deviation for which both probabilities hold.
            double zLow = -NormalDistribution.Quantile(raisedLow), zUp = -NormalDistribution.Quantile(raisedUp);
            Mean[j] = ((low * zUp) + (up * zLow)) / (zLow + zUp);
            _a[j] *= (up - low) / (zLow + zUp) / deviation;
        }
    }

    /// <summary>The cell of a position.</summary>
    public static int CellOf(double[] edges, double position)
    {
        int at = Array.BinarySearch(edges, position);
        return Math.Clamp(at < 0 ? ~at - 1 : at, 0, edges.Length - 2);
    }

    // |C^-1/2 y|
    private double WhitenedLength(ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int k = 0; k < _d.Length; k++)
        {
            double component = Dot(_basis.AsSpan(k * _d.Length, _d.Length), y) / _d[k];
            sum += component * component;
        }

        return Math.Sqrt(sum);
    }

    // To the lower triangle: rounding would make the two halves drift apart.
    private void AddOuter(double weight, ReadOnlySpan<double> y)
    {
        for (int i = 0; i < y.Length; i++) AddScaled(_c.AsSpan(i * y.Length, i + 1), weight * y[i], y);
    }

    private void Mirror()
    {
        int d = _a.Length;
        for (int i = 1; i < d; i++)
        {
            for (int j = 0; j < i; j++) _c[(j * d) + i] = _c[(i * d) + j];
        }
    }

    private static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> vector)
    {
        for (int i = 0; i < target.Length; i++) target[i] += factor * vector[i];
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
