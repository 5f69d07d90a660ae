namespace HyperGen.Sampling.Auto;

/// <summary>Proposes the best point so far with a choice in place that hardly any trial has had.</summary>
internal sealed class ChoiceInsurance(SearchSpace space)
{
    private readonly NeglectedChoices _neglected = new(space);

    /// <summary>The least tried choice whose point is new and feasible; false when there is none.</summary>
    public bool TryPropose(TrialHistory history, Span<double> point)
    {
        if (history.BestRow < 0) return false;
        foreach ((ChoiceParameter choice, int value) in _neglected.In(history))
        {
            // One that is inactive at the best point would need its parents changed: its own branch comes first.
            if (double.IsNaN(history.Column(choice.Index)[history.BestRow])) continue;
            history.CopyPoint(history.BestRow, point);
            point[choice.Index] = value;
            space.Complete(point);
            if (space.IsFeasible(point) && !history.Contains(point)) return true;
        }

        return false;
    }
}
