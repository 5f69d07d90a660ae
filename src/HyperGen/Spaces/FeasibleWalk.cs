namespace HyperGen.Spaces;

/// <summary>Moves from a feasible point to others: how a space is sampled whose feasible share is too small for plain draws.</summary>
/// <remarks>
/// Slice sampling of the uniform distribution over the feasible points (Neal 2003, "Slice sampling", section 5.1): a point is drawn from
/// the
/// whole box; an infeasible one moves the box's sides in to where it lies, as seen from the current point, until a draw is feasible. The
/// box shrinks by a constant factor a draw, so that a feasible share of 1e-9 costs a few draws more than one of 1e-3. A step moves about
/// half of the parameters, so that those which the constraint leaves free come far; every other step changes one choice, so that branches
/// are visited too.
/// </remarks>
internal sealed class FeasibleWalk(SearchSpace space)
{
    private const int Steps = 24;
    private const int MostDraws = 100;

    private readonly ChoiceParameter[] _choices = [.. space.Parameters.OfType<ChoiceParameter>().Where(choice => choice.Choices.Count > 1)];
    private readonly double[] _low = new double[space.Count];
    private readonly double[] _high = new double[space.Count];
    private readonly bool[] _moves = new bool[space.Count];
    private readonly double[] _unit = new double[space.Count];
    private readonly double[] _candidate = new double[space.Count];

    /// <summary>Walks on from a feasible point and leaves the point it came to in its place.</summary>
    public void Run(ref Rng rng, Span<double> point)
    {
        for (int step = 0; step < Steps; step++) Step(ref rng, point, step % 2 == 1 && _choices.Length > 0);
    }

    private void Step(ref Rng rng, Span<double> point, bool changesChoice)
    {
        _low.AsSpan().Clear();
        _high.AsSpan().Fill(1);
        ChoiceParameter? changed = changesChoice ? _choices[rng.NextIndex(_choices.Length)] : null;
        double choice = changed?.Sample(ref rng) ?? 0;
        for (int k = 0; k < _moves.Length; k++) _moves[k] = space.Parameters[k] is not ChoiceParameter && rng.NextIndex(2) == 0;
        for (int draw = 0; draw < MostDraws; draw++)
        {
            Draw(ref rng, point, changed, choice);
            if (space.IsFeasible(_candidate))
            {
                _candidate.CopyTo(point);
                return;
            }

            Shrink(point);
        }
    }

    private void Draw(ref Rng rng, ReadOnlySpan<double> point, ChoiceParameter? changed, double choice)
    {
        foreach (int index in space.ActivationOrder)
        {
            Parameter parameter = space.Parameters[index];
            if (!parameter.IsActive(_candidate)) _candidate[index] = double.NaN;
            else if (parameter == changed) _candidate[index] = choice;
            else if (double.IsNaN(point[index])) _candidate[index] = parameter.Sample(ref rng);
            else if (!_moves[index]) _candidate[index] = point[index];
            else
            {
                _unit[index] = _low[index] + (rng.NextDouble() * (_high[index] - _low[index]));
                _candidate[index] = parameter.FromUnit(_unit[index]);
            }
        }
    }

    private void Shrink(ReadOnlySpan<double> point)
    {
        for (int k = 0; k < _candidate.Length; k++)
        {
            if (!_moves[k] || double.IsNaN(point[k]) || double.IsNaN(_candidate[k])) continue;
            if (_unit[k] < space.Parameters[k].ToUnit(point[k])) _low[k] = _unit[k];
            else _high[k] = _unit[k];
        }
    }
}
