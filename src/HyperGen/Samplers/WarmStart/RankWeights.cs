namespace HyperGen.Sampling.WarmStart;

// t_j    what the trials of the study turned out to be, larger is better
// μ_ij   what source i predicts for them
// loss   number of pairs of trials that a source puts in the wrong order; half for a pair it holds equal

/// <summary>How much each earlier study counts, judged by how well it ranks the trials of this one.</summary>
/// <remarks>
/// As in RGPE the weight of a source is the share of bootstrap samples of the trials in which its ranking loss is the least (Feurer,
/// Letham, Bakshy 2018, arXiv:1802.02219, section 4.1). A source must do better than chance in nine samples of ten, or it counts
/// nothing: that keeps out what is irrelevant or the other way round, of however many sources.
/// </remarks>
internal sealed class RankWeights(int sources, ulong seed)
{
    private const int Samples = 64;
    private const int MostDrawn = 40;
    private const double Needed = 0.9 * Samples;
    private const ulong Stream = 0x5247_5045_424F_4F54; // apart from every trial's

    private readonly double[] _weights = new double[sources];
    private readonly double[] _losses = new double[sources];
    private readonly double[] _chances = new double[sources];
    private readonly int[] _drawn = new int[MostDrawn];

    /// <summary>The weights, at least 0; they add up to at most 1.</summary>
    public ReadOnlySpan<double> Values => _weights;

    /// <summary>Judges the sources anew.</summary>
    /// <param name="t">The targets.</param>
    /// <param name="predictions">Predictions for them by source.</param>
    public void Judge(ReadOnlySpan<double> t, IReadOnlyList<List<double>> predictions)
    {
        Rng rng = Rng.ForStream(seed, Stream, (ulong)t.Length);
        Array.Clear(_weights);
        Array.Clear(_chances);
        Span<int> drawn = _drawn.AsSpan(0, Math.Min(MostDrawn, t.Length));
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int i = 0; i < drawn.Length; i++) drawn[i] = rng.NextIndex(t.Length);
            int pairs = Losses(t, predictions, drawn);
            double least = double.PositiveInfinity;
            foreach (double loss in _losses) least = Math.Min(least, loss);
            int ties = 0;
            foreach (double loss in _losses) ties += loss == least ? 1 : 0;
            for (int i = 0; i < sources; i++)
            {
                if (_losses[i] == least) _weights[i] += 1.0 / (ties * Samples);
                _chances[i] += _losses[i] < 0.5 * pairs ? 1 : pairs == 0 || _losses[i] == 0.5 * pairs ? 0.5 : 0;
            }
        }

        for (int i = 0; i < sources; i++)
        {
            if (_chances[i] < Needed) _weights[i] = 0;
        }
    }

    private int Losses(ReadOnlySpan<double> t, IReadOnlyList<List<double>> predictions, ReadOnlySpan<int> drawn)
    {
        Array.Clear(_losses);
        int pairs = 0;
        for (int a = 0; a < drawn.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double difference = t[drawn[a]] - t[drawn[b]];
                if (difference == 0) continue;
                pairs++;
                for (int i = 0; i < sources; i++)
                {
                    double predicted = predictions[i][drawn[a]] - predictions[i][drawn[b]];
                    _losses[i] += predicted == 0 ? 0.5 : predicted > 0 == difference > 0 ? 0 : 1;
                }
            }
        }

        return pairs;
    }
}
