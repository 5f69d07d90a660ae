namespace HyperGen.Sampling.Adaptive;

/// <summary>The rule by which a study turns to a box round its best trials, and back to the whole space.</summary>
/// <remarks>
/// After the given number of trials and every ten from there a new box is made. It is dropped when a trial outside of it is better than all
/// within, or at the second check in a row without a new best trial. A function of the finished trials, taken in one by one.
/// </remarks>
internal sealed class Narrowing(SearchSpace space, int after)
{
    private const int Interval = 10;
    private const int MostStagnations = 2;

    private readonly double[] _point = new double[space.Count];
    private readonly List<BoundMove> _moves = [];
    private int _best = -1;
    private int _bestAtCheck = -1;
    private int _stagnations;

    /// <summary>The box that holds now, or <see langword="null"/> for the whole space.</summary>
    public Box? Box { get; private set; }

    /// <summary>The moves so far, in order.</summary>
    public IReadOnlyList<BoundMove> Moves => _moves;

    /// <summary>Takes in a finished trial, the next one.</summary>
    public void Finish(TrialHistory history, int row)
    {
        if (IsBest(history, row))
        {
            _best = row;
            history.CopyPoint(row, _point);
            if (Box?.Contains(_point) == false)
            {
                Drop($"trial {history.Numbers[row]} outside of the box is better than all within");
                return;
            }
        }

        int trials = row + 1;
        if (trials < after || (trials - after) % Interval != 0) return;
        _stagnations = _best == _bestAtCheck && Box is not null ? _stagnations + 1 : 0;
        _bestAtCheck = _best;
        if (_stagnations == MostStagnations) Drop($"{MostStagnations * Interval} trials brought no better one");
        else if (Adaptive.Box.Of(history, trials) is { } box) Take(box);
    }

    private bool IsBest(TrialHistory history, int row) => history.States[row] == TrialState.Complete
        && (_best < 0 || history.IsBetter(history.Values[row], history.Values[_best]));

    private void Take(Box box)
    {
        if (Turn(box.Sides, $"the best {box.Trials} trials lie there")) Box = box;
    }

    private void Drop(FormattableString reason)
    {
        Turn([.. space.Parameters.Select(Side.Whole)], reason);
        (Box, _stagnations) = (null, 0);
    }

    // Whether anything changes.
    private bool Turn(IReadOnlyList<Side> sides, FormattableString reason)
    {
        int before = _moves.Count;
        for (int k = 0; k < space.Count; k++)
        {
            Side present = Box?.Sides[k] ?? Side.Whole(space.Parameters[k]);
            if (!sides[k].IsSameAs(present)) _moves.Add(sides[k].Move(FormattableString.Invariant(reason)));
        }

        return _moves.Count > before;
    }
}
