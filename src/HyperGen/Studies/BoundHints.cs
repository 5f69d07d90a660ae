using System.Globalization;

namespace HyperGen.Studies;

/// <summary>Finds numeric parameters whose best values crowd at a bound.</summary>
internal static class BoundHints
{
    private const double Edge = 0.02; // of the unit interval
    private const int FewestTrials = 10; // before, a bound is as good a guess as any value

    public static IReadOnlyList<string> Of(TrialHistory history)
    {
        int[] top = Top(history);
        if (history.BestRow < 0 || history.Count < FewestTrials) return [];
        List<string> hints = [];
        foreach (Parameter parameter in history.Space.Parameters)
        {
            if (parameter is ChoiceParameter || parameter.Cardinality <= 2) continue;
            double best = history.Column(parameter.Index)[history.BestRow];
            if (double.IsNaN(best)) continue;
            (string Side, double Bound)? bound = AtBound(parameter, best);
            if (bound is not { } at) continue;

            // One value at a bound may be chance; most of the best trials there is not.
            int crowd = 0;
            foreach (int row in top)
            {
                double value = history.Column(parameter.Index)[row];
                if (!double.IsNaN(value) && AtBound(parameter, value)?.Side == at.Side) crowd++;
            }

            if (crowd * 2 < top.Length) continue;
            hints.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{parameter.Name} is at its {at.Side} bound ({parameter.Format(best)} of {parameter.Domain}): "
                + $"consider widening the range."));
        }

        return hints;
    }

    private static (string Side, double Bound)? AtBound(Parameter parameter, double value)
    {
        double low = parameter.FromUnit(0);
        double high = parameter.FromUnit(1);
        double unit = parameter.ToUnit(value);
        if (value == low || unit < Edge) return ("lower", low);
        if (value == high || unit > 1 - Edge) return ("upper", high);
        return null;
    }

    private static int[] Top(TrialHistory history)
    {
        double sign = history.Direction == StudyDirection.Minimize ? 1 : -1;
        double[] values = history.Values.ToArray();
        int[] complete = [.. Enumerable.Range(0, history.Count).Where(row => history.States[row] == TrialState.Complete)];
        return [.. complete.OrderBy(row => sign * values[row]).Take(Math.Max(3, complete.Length / 10))];
    }
}
