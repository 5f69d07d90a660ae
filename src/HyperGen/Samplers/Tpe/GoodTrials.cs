namespace HyperGen.Sampling.Tpe;

// w_i    weight of good trial i
// h_ij   how alike two good trials are in their choices: 0.05 for each choice parameter in which they differ

/// <summary>The good trials, best first, and how far they are spread.</summary>
/// <remarks>
/// Spread is what trials of the same choices differ by: good values often lie elsewhere under another choice, and kernels wide enough to
/// bridge the gap would fit neither.
/// </remarks>
internal sealed class GoodTrials
{
    private const double PerDifference = 0.05;

    private readonly int[] _rows = new int[TrialWeights.MostGood];
    private readonly double[] _weights = new double[TrialWeights.MostGood];
    private readonly double[] _alike = new double[TrialWeights.MostGood * TrialWeights.MostGood]; // h below the diagonal

    /// <summary>Their number.</summary>
    public int Count { get; private set; }

    /// <summary>Their rows in the history.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Their weights.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, Count);

    /// <summary>Takes other trials.</summary>
    /// <param name="rows">Their rows, best first, at most <see cref="TrialWeights.MostGood"/>.</param>
    /// <param name="choices">The factors of the choice parameters.</param>
    public void Set(ReadOnlySpan<int> rows, ReadOnlySpan<KernelAxis> choices)
    {
        rows.CopyTo(_rows);
        Count = rows.Length;
        TrialWeights.FillGood(_weights.AsSpan(0, Count));
        for (int i = 1; i < Count; i++)
        {
            for (int j = 0; j < i; j++) _alike[(i * TrialWeights.MostGood) + j] = Likeness(choices, _rows[i], _rows[j]);
        }
    }

    /// <summary>
    /// Variance along a factor between good trials that are alike: half the mean square of the differences over pairs, weighted by
    /// w_i w_j h_ij.
    /// </summary>
    /// <param name="axis">The factor.</param>
    /// <param name="effective">
    /// Effective number of trials behind it: the sum of w_i w_j h_ij over that of w_i^2, 0 if none has the parameter.
    /// </param>
    public double Variance(KernelAxis axis, out double effective)
    {
        double squares = 0, own = 0, pairs = 0;
        for (int i = 0; i < Count; i++)
        {
            double u = axis.Centre(_rows[i]);
            if (double.IsNaN(u)) continue;
            own += _weights[i] * _weights[i];
            for (int j = 0; j < i; j++)
            {
                double gap = u - axis.Centre(_rows[j]);
                if (double.IsNaN(gap)) continue;
                double weight = _weights[i] * _weights[j] * _alike[(i * TrialWeights.MostGood) + j];
                (pairs, squares) = (pairs + (2 * weight), squares + (weight * gap * gap));
            }
        }

        effective = own > 0 ? (own + pairs) / own : 0;
        return own > 0 ? squares / (own + pairs) : 0;
    }

    private static double Likeness(ReadOnlySpan<KernelAxis> choices, int row, int other)
    {
        double alike = 1;
        foreach (KernelAxis choice in choices)
        {
            if (Math.Abs(choice.Centre(row) - choice.Centre(other)) > 0) alike *= PerDifference; // false where one is inactive
        }

        return alike;
    }
}
