using HyperGen.Spaces;

namespace HyperGen.Studies;

/// <summary>The points that a new study tries before any proposal: the default config, then the best ones of earlier studies.</summary>
/// <remarks>
/// They are created in one step as waiting trials. From then on they belong to the study: one that is opened again never looks at the
/// earlier studies, so that it goes on the same whatever became of them.
/// </remarks>
internal static class FirstPoints
{
    private const int Most = 5;

    public static IReadOnlyList<double[]> Of(StudyOptions options, SearchSpace space, IReadOnlyList<SourceStudy> sources)
    {
        if (options.Trials == 0) return [];
        List<double[]> points = [];
        if (options.Baseline != Baseline.Skip && space.HasDefault) points.Add(space.Default.ToArray());
        int most = points.Count + (options.Trials is { } trials ? Math.Clamp(trials / 10, 1, Most) : Most);
        foreach (SourceStudy source in sources)
        {
            if (points.Count == most) break;
            if (source.Best(options.Direction) is not { } best) continue;
            if (new PointMapper(space).MapNearest(best.Values) is not { } point || !space.IsFeasible(point)) continue;
            if (!points.Exists(known => known.AsSpan().SequenceEqual(point))) points.Add(point);
        }

        return points;
    }
}
