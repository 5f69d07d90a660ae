namespace HyperGen.Problems.Scoring;

/// <summary>How many trials a method needs to reach what a rival has at its end, as a share of the trials the rival had.</summary>
/// <param name="Median">Median over the pairs of runs; infinite when the method does not get there in half of them.</param>
/// <param name="Reached">Share of the pairs in which the method gets there at all.</param>
/// <param name="Pairs">Number of pairs of equal problem and seed.</param>
public sealed record CatchUp(double Median, double Reached, int Pairs)
{
    /// <summary>The comparison; <see langword="null"/> if the two share no seed of a problem.</summary>
    public static CatchUp? Of(IEnumerable<Run> runs, string method, string rival)
    {
        ILookup<(string, int), Run> ours = runs.Where(run => run.Method == method).ToLookup(run => (run.Problem, run.Seed));
        double[] shares =
        [
            .. runs.Where(run => run.Method == rival && ours.Contains((run.Problem, run.Seed)))
                .Select(run => Share(ours[(run.Problem, run.Seed)].Last(), run)),
        ];
        return shares.Length == 0 ? null : new(Middle(shares), shares.Average(share => double.IsFinite(share) ? 1.0 : 0.0), shares.Length);
    }

    private static double Share(Run ours, Run rival)
    {
        for (int trial = 0; trial < ours.Best.Count; trial++)
            if (ours.Best[trial] <= rival.Best[^1])
                return (trial + 1.0) / rival.Best.Count;

        return double.PositiveInfinity;
    }

    // Not the mean of the two in the middle, one of which may be infinite: the upper one.
    private static double Middle(double[] shares) => shares.Order().ElementAt(shares.Length / 2);
}
