using HyperGen.Numerics;
using HyperGen.Sampling.GaussianProcess;
using HyperGen.Spaces;

namespace HyperGen.Sampling.Adaptive;

/// <summary>
/// The rule by which a bound grows: most of the best trials crowd at it, and the model is sure that values improve beyond it.
/// </summary>
/// <remarks>
/// Every fifth trial: a side at which at least 60 % of the best max(3, n/10) trials lie within 5 % of the bound, and of which the
/// posterior of the derivative on the bound, beside the best of them, says P(improving outwards) ≥ 0.9, grows by half of the width on
/// the parameter's scale; a side at most three times, at least ten trials apart. A function of the trials and the moves before.
/// </remarks>
internal sealed class Expansion(SearchSpace limits)
{
    private const int Interval = 5;
    private const int FewestTrials = 10;
    private const int TrialsBetween = 10;
    private const int MostMoves = 3;
    private const double Edge = 0.05;
    private const double Crowd = 0.6;
    private const double Certainty = 0.9;
    private const double Growth = 0.5;

    private readonly Dictionary<(int Parameter, int Side), int> _lastMoved = [];

    /// <summary>The move that is due after the last trial of the history, or <see langword="null"/>.</summary>
    public BoundMove? Find(TrialHistory history, IReadOnlyList<BoundMove> moves)
    {
        if (history.Count < FewestTrials || history.Count % Interval != 0 || history.BestRow < 0) return null;
        int[] top = Top(history);
        FittedProcess? process = null;
        foreach (Parameter parameter in history.Space.Parameters)
        {
            if (parameter is ChoiceParameter) continue;
            for (int side = -1; side <= 1; side += 2)
            {
                double moved = Moved(parameter, side);
                if (!MayMove(history, parameter, side, moved, moves)) continue;
                int[] crowd = [.. top.Where(row => IsAtBound(parameter, history.Column(parameter.Index)[row], side))];
                if (crowd.Length < 3 || crowd.Length < Crowd * top.Length) continue;
                process ??= Fit(history);
                double certainty = process?.ProbabilityOfGain(history, crowd[0], parameter.Index, Bound(parameter, side), side) ?? 0;
                if (certainty < Certainty) continue;
                _lastMoved[(parameter.Index, side)] = history.Count;
                return Move(parameter, side, moved, crowd.Length, top.Length, certainty);
            }
        }

        return null;
    }

    private double Moved(Parameter parameter, int side)
    {
        (double low, double high) = NumericBounds.Of(limits.Parameters[parameter.Index]);
        return NumericBounds.Grown(parameter, side, Growth, side < 0 ? low : high);
    }

    private bool MayMove(TrialHistory history, Parameter parameter, int side, double moved, IReadOnlyList<BoundMove> moves)
    {
        if (moved == Bound(parameter, side)) return false;
        if (moves.Count(move => move.Parameter == parameter.Index && move.Side == side) >= MostMoves) return false;
        return !_lastMoved.TryGetValue((parameter.Index, side), out int last) || history.Count - last >= TrialsBetween;
    }

    private static double Bound(Parameter parameter, int side) =>
        side < 0 ? NumericBounds.Of(parameter).Low : NumericBounds.Of(parameter).High;

    private static BoundMove Move(Parameter parameter, int side, double moved, int crowd, int top, double certainty)
    {
        (double low, double high) = NumericBounds.Of(parameter);
        string crowded = FormattableString.Invariant($"{crowd} of the best {top} trials are at {Name(side)} {Bound(parameter, side)}");
        string reason = FormattableString.Invariant($"{crowded} and values improve beyond it with probability {certainty:0.00}");
        return new BoundMove(parameter.Index, side, side < 0 ? moved : low, side < 0 ? high : moved, reason);
    }

    private static string Name(int side) => side < 0 ? "the lower bound" : "the upper bound";

    private static bool IsAtBound(Parameter parameter, double value, int side)
    {
        if (double.IsNaN(value)) return false;
        double unit = parameter.ToUnit(value);
        return value == Bound(parameter, side) || (side < 0 ? unit <= Edge : unit >= 1 - Edge);
    }

    // The best trials, the best first; the earliest among equals.
    private static int[] Top(TrialHistory history)
    {
        double sign = history.Direction == StudyDirection.Minimize ? 1 : -1;
        double[] values = history.Values.ToArray();
        TrialState[] states = history.States.ToArray();
        int[] complete = [.. Enumerable.Range(0, history.Count).Where(row => states[row] == TrialState.Complete)];
        return [.. complete.OrderBy(row => sign * values[row]).Take(Math.Max(3, (complete.Length + 9) / 10))];
    }

    private static FittedProcess? Fit(TrialHistory history)
    {
        FittedProcess process = new(new EncodedSpace(history.Space));
        return process.TryFit(history) ? process : null;
    }
}
