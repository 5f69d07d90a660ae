namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// The points before the model: the default or the centre, then a spread of points in which every choice of every categorical
/// parameter appears as early as possible.
/// </summary>
internal sealed class StartupDesign
{
    private const int Numeric = 5;
    private const int FeasibilityDraws = 500;
    private const int UnknownBudget = 100;
    private const ulong Stream = 0x4750_5354_4152_5401; // apart from every trial's

    private readonly double[][] _points;

    public StartupDesign(EncodedSpace space, SamplerStudy study, PriorTerm? prior, int count)
    {
        _points = new double[count][];
        Rng rng = Rng.ForStream(study.Seed, Stream, 0);
        SpreadPoints spread = new(space, ref rng, prior);
        var strata = space.Axes.Select(axis => axis.IsChoice ? new int[axis.Levels] : []).ToArray();
        int[] visits = new int[space.Dimensions];
        double[] positions = new double[space.Dimensions];
        double[] codes = new double[space.Dimensions];
        for (int i = 0; i < count; i++)
        {
            double[] point = _points[i] = new double[space.Space.Count];
            if (!(i == 0 ? TryFirst(space, prior, positions, codes, point) : i == 1 && TryBelieved(space, prior, positions, codes, point)))
                Draw(space, spread, strata, visits, positions, codes, point, (i + count - 1) % count, IsBelieved(prior, i), ref rng);
            if (i == 0) Start(space, strata, point, ref rng);
            foreach (Axis axis in space.Choices) visits[axis.Position] += double.IsNaN(point[axis.Index]) ? 0 : 1;
        }
    }

    public int Count => _points.Length;

    /// <summary>How many trials are laid out in advance: enough to see every choice, not more than a sixth of the budget.</summary>
    public static int Size(EncodedSpace space, SamplerStudy study, BayesianOptions options)
    {
        if (options.StartupTrials is { } given) return given;
        long most = 0;
        foreach (Axis axis in space.Choices) most = Math.Max(most, axis.Levels);
        int limit = Math.Max(10, ((study.Trials ?? UnknownBudget) + 5) / 6);
        int size = (int)Math.Clamp(2 * most, Numeric, limit);
        return Math.Max(size, study.Parallelism);
    }

    /// <summary>The first point that is neither finished nor running.</summary>
    public bool TryNext(TrialHistory history, Span<double> point)
    {
        foreach (double[] candidate in _points)
        {
            if (history.Contains(candidate)) continue;
            candidate.CopyTo(point);
            return true;
        }

        return false;
    }

    // Neighbours of the sequence, which lie in different halves of every axis. Not more than two, however many points choices need: these
    // must be sorted out by points that are spread, or beliefs that are wrong about numbers mislead about choices.
    private static bool IsBelieved(PriorTerm? prior, int i) => prior is not null && i is 1 or 2;

    private static bool TryBelieved(EncodedSpace space, PriorTerm? prior, double[] positions, double[] codes, double[] point)
    {
        if (prior is null || !space.Space.HasDefault) return false;
        prior.Centre(positions);
        space.Realise(positions, codes, point);
        return space.Space.IsFeasible(point) && !point.AsSpan().SequenceEqual(space.Space.Default);
    }

    private static bool TryFirst(EncodedSpace space, PriorTerm? prior, double[] positions, double[] codes, double[] point)
    {
        if (space.Space.HasDefault)
        {
            space.Space.Default.CopyTo(point);
            return true;
        }

        if (prior is not null) prior.Centre(positions);
        else foreach (Axis axis in space.Axes) positions[axis.Position] = axis.IsChoice ? 0 : 0.5;
        space.Realise(positions, codes, point);
        return space.Space.IsFeasible(point);
    }

    // The first stratum of every choice parameter begins with what the first point has.
    private static void Start(EncodedSpace space, int[][] strata, double[] point, ref Rng rng)
    {
        foreach (Axis axis in space.Choices)
        {
            int[] order = strata[axis.Position];
            Shuffle(order, ref rng);
            double first = point[axis.Index];
            if (double.IsNaN(first)) continue;
            int at = Array.IndexOf(order, (int)first);
            (order[0], order[at]) = (order[at], order[0]);
        }
    }

    private static void Draw(
        EncodedSpace space, SpreadPoints spread, int[][] strata, int[] visits, double[] positions, double[] codes, double[] point,
        int index, bool believed, ref Rng rng)
    {
        foreach (Axis axis in space.Choices)
        {
            int[] order = strata[axis.Position];
            if (visits[axis.Position] % order.Length == 0) Shuffle(order, ref rng);
        }

        for (int draw = 0; draw < FeasibilityDraws; draw++)
        {
            if (draw == 0) spread.Write(index, positions, ref rng, believed);
            else foreach (Axis axis in space.Axes) positions[axis.Position] = spread.Place(axis, rng.NextDouble(), believed);
            foreach (Axis axis in space.Choices)
            {
                int[] order = strata[axis.Position];
                if (believed && visits[axis.Position] >= order.Length) continue; // every choice was there: beliefs may choose
                if (draw <= FeasibilityDraws / 2) positions[axis.Position] = order[visits[axis.Position] % order.Length];
            }

            space.Realise(positions, codes, point);
            if (space.Space.IsFeasible(point)) return;
        }

        space.Space.Sample(ref rng, point);
    }

    private static void Shuffle(int[] order, ref Rng rng)
    {
        for (int i = 0; i < order.Length; i++) order[i] = i;
        rng.Shuffle<int>(order);
    }
}
