using System.Runtime.InteropServices;

namespace HyperGen.Sampling.WarmStart;

// t_j    what the trials of the study turned out to be, larger is better
// μ_ij   what source i predicts for them
// loss   number of pairs of trials that a source puts in the wrong order; half for a pair it holds equal

/// <summary>How much each earlier study counts, judged by how well it ranks the trials of this one.</summary>
/// <remarks>
/// As in RGPE the weight of a source is the share of bootstrap samples of the trials in which its ranking loss is the least (Feurer,
/// Letham, Bakshy 2018, arXiv:1802.02219, section 4.1). The bootstrap says which source is the best, not whether any is good: only those
/// take part that order the trials better than chance, at a level divided by the number of sources (Bonferroni).
/// </remarks>
internal sealed class RankWeights(int sources, ulong seed, ConcordanceTest test)
{
    private const double Level = 0.05;
    private const int Samples = 64;
    private const int MostDrawn = 40;
    private const ulong Stream = 0x5247_5045_424F_4F54; // apart from every trial's

    private readonly double[] _weights = new double[sources];
    private readonly double[] _losses = new double[sources];
    private readonly bool[] _takesPart = new bool[sources];
    private readonly int[] _drawn = new int[MostDrawn];

    /// <summary>The weights, at least 0; they add up to 1, or are all 0.</summary>
    public ReadOnlySpan<double> Values => _weights;

    /// <summary>Judges the sources anew.</summary>
    /// <param name="t">The targets.</param>
    /// <param name="predictions">Predictions for them by source.</param>
    public void Judge(ReadOnlySpan<double> t, IReadOnlyList<List<double>> predictions)
    {
        Array.Clear(_weights);
        for (int i = 0; i < sources; i++)
            _takesPart[i] = test.Probability(t, CollectionsMarshal.AsSpan(predictions[i])) <= Level / sources;
        if (!_takesPart.Contains(true)) return;

        Rng rng = Rng.ForStream(seed, Stream, (ulong)t.Length);
        Span<int> drawn = _drawn.AsSpan(0, Math.Min(MostDrawn, t.Length));
        for (int sample = 0; sample < Samples; sample++)
        {
            foreach (ref int row in drawn) row = rng.NextIndex(t.Length);
            Losses(t, predictions, drawn);
            double least = double.PositiveInfinity;
            foreach (double loss in _losses) least = Math.Min(least, loss);
            int ties = _losses.AsSpan().Count(least);
            for (int i = 0; i < sources; i++)
            {
                if (_losses[i] == least) _weights[i] += 1.0 / (ties * Samples);
            }
        }
    }

    private void Losses(ReadOnlySpan<double> t, IReadOnlyList<List<double>> predictions, ReadOnlySpan<int> drawn)
    {
        for (int i = 0; i < sources; i++) _losses[i] = _takesPart[i] ? 0 : double.PositiveInfinity;
        for (int a = 0; a < drawn.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double difference = t[drawn[a]] - t[drawn[b]];
                if (difference == 0) continue;
                for (int i = 0; i < sources; i++)
                {
                    double predicted = predictions[i][drawn[a]] - predictions[i][drawn[b]];
                    _losses[i] += predicted == 0 ? 0.5 : predicted > 0 == difference > 0 ? 0 : 1;
                }
            }
        }
    }
}
