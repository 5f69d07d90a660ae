namespace HyperGen.Sampling.WarmStart;

/// <summary>Whether predictions order targets better than chance does: a permutation test of Spearman's rank correlation.</summary>
/// <remarks>
/// p = (1 + number of permutations that agree at least as well) / (1 + number of permutations), an exact level however few the targets are
/// (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585). The test is one-sided: predictions the wrong way round are no better than chance.
/// </remarks>
/// <param name="seed">Seeds the permutations, which are the same for as many targets.</param>
internal sealed class ConcordanceTest(ulong seed)
{
    private const int Permutations = 499;
    private const ulong Stream = 0x434F_4E43_4F52_4401; // apart from every trial's

    private double[] _targets = [];
    private double[] _predictions = [];

    /// <summary>The probability of an agreement as good as this one by chance, above 0 and at most 1.</summary>
    /// <param name="targets">At least one target.</param>
    /// <param name="predictions">A prediction for each.</param>
    public double Probability(ReadOnlySpan<double> targets, ReadOnlySpan<double> predictions)
    {
        int n = targets.Length;
        if (_targets.Length < n) (_targets, _predictions) = (new double[2 * n], new double[2 * n]);
        Span<double> t = _targets.AsSpan(0, n), p = _predictions.AsSpan(0, n);
        Rank(targets, t);
        Rank(predictions, p);
        double observed = Agreement(t, p);
        Rng rng = Rng.ForStream(seed, Stream, (ulong)n);
        int asGood = 1;
        for (int i = 0; i < Permutations; i++)
        {
            for (int last = n - 1; last > 0; last--)
            {
                int other = rng.NextIndex(last + 1);
                (t[last], t[other]) = (t[other], t[last]);
            }

            if (Agreement(t, p) >= observed) asGood++;
        }

        return asGood / (Permutations + 1.0);
    }

    // Twice the mean rank: whole numbers, so that sums are exact and ties are ties.
    private static void Rank(ReadOnlySpan<double> values, Span<double> ranks)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int rank = 0;
            foreach (double other in values) rank += other < values[i] ? 2 : other == values[i] ? 1 : 0;
            ranks[i] = rank;
        }
    }

    private static double Agreement(ReadOnlySpan<double> t, ReadOnlySpan<double> p)
    {
        double sum = 0;
        for (int i = 0; i < t.Length; i++) sum += t[i] * p[i];
        return sum;
    }
}
