using HyperGen.Spaces;

namespace HyperGen.Sampling.Adaptive;

/// <summary>The part of a space round its best trials.</summary>
internal sealed class Box
{
    private const double TopShare = 0.15;
    private const int TopPerParameter = 2;

    private Box(SearchSpace whole, Side[] sides, double[] best, int trials)
    {
        (Sides, Trials) = (sides, trials);
        Parameter[] narrowed = [.. whole.Parameters.Select(parameter => Narrowed(parameter, sides[parameter.Index]))];
        Space = whole.Part(narrowed, best, Test(whole, sides));
    }

    /// <summary>What is kept of each parameter, by index.</summary>
    public IReadOnlyList<Side> Sides { get; }

    /// <summary>Number of best trials that the box was made from.</summary>
    public int Trials { get; }

    /// <summary>The box as a space. Numeric forms mean the same as in the whole space.</summary>
    public SearchSpace Space { get; }

    /// <summary>
    /// The box round the best of the first so many trials; <see langword="null"/> while too few completed to tell the best from the rest.
    /// </summary>
    public static Box? Of(TrialHistory history, int trials)
    {
        double sign = history.Direction == StudyDirection.Minimize ? 1 : -1;
        double[] values = history.Values.ToArray();
        TrialState[] states = history.States.ToArray();
        int[] ranked = [.. Enumerable.Range(0, trials).Where(row => states[row] == TrialState.Complete).OrderBy(row => sign * values[row])];
        int top = Math.Max(TopPerParameter * history.Space.Count, (int)Math.Ceiling(TopShare * ranked.Length));
        if (ranked.Length <= top) return null;
        Side[] sides = [.. history.Space.Parameters.Select(parameter => SideOf(parameter, history.Column(parameter.Index), ranked, top))];
        double[] best = new double[history.Space.Count];
        history.CopyPoint(ranked[0], best);
        return new Box(history.Space, sides, best, top);
    }

    /// <summary>Whether a point of the whole space lies in the box.</summary>
    public bool Contains(ReadOnlySpan<double> point)
    {
        for (int k = 0; k < point.Length; k++)
        {
            if (!Sides[k].Keeps(point[k])) return false;
        }

        return true;
    }

    private static Side SideOf(Parameter parameter, ReadOnlySpan<double> column, int[] ranked, int top)
    {
        List<double> best = [], all = [];
        for (int rank = 0; rank < ranked.Length; rank++)
        {
            double value = column[ranked[rank]];
            if (double.IsNaN(value)) continue;
            all.Add(value);
            if (rank < top) best.Add(value);
        }

        return Side.Of(parameter, [.. best], [.. all]);
    }

    private static Parameter Narrowed(Parameter parameter, Side side) =>
        IsTested(parameter) ? parameter : NumericBounds.With(parameter, side.Low, side.High);

    // Positions of choices keep their meaning, and steps counted from another bound would miss the grid by their rounding.
    private static bool IsTested(Parameter parameter) => parameter is ChoiceParameter or FloatParameter { Step: not null };

    private static FeasibilityTest? Test(SearchSpace whole, Side[] sides)
    {
        int[] tested =
        [
            .. whole.Parameters.Where(parameter => IsTested(parameter) && !sides[parameter.Index].IsSameAs(Side.Whole(parameter)))
                .Select(parameter => parameter.Index),
        ];
        return tested.Length == 0 ? null : point =>
        {
            foreach (int k in tested)
            {
                if (!sides[k].Keeps(point[k])) return false;
            }

            return true;
        };
    }
}
