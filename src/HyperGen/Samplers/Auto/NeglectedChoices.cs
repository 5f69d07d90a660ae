namespace HyperGen.Sampling.Auto;

/// <summary>Finds choices that hardly any trial has had and proposes the best point so far with one of them in place.</summary>
internal sealed class NeglectedChoices(SearchSpace space)
{
    private const int EnoughTrials = 3;

    private readonly ChoiceParameter[] _choices = [.. space.Parameters.OfType<ChoiceParameter>().Where(choice => choice.Choices.Count > 1)];

    /// <summary>
    /// Proposes the least tried choice below three trials; false when there is none or its point was tried or is infeasible.
    /// </summary>
    public bool TryPropose(TrialHistory history, Span<double> point)
    {
        if (history.BestRow < 0) return false;
        int fewest = EnoughTrials, value = -1;
        ChoiceParameter? neglected = null;
        foreach (ChoiceParameter choice in _choices)
        {
            // One that is inactive at the best point would need its parents changed: its own branch comes first.
            if (double.IsNaN(history.Column(choice.Index)[history.BestRow])) continue;
            for (int index = 0; index < choice.Choices.Count; index++)
            {
                int trials = Count(history, choice, index);
                if (trials < fewest) (fewest, neglected, value) = (trials, choice, index);
            }
        }

        if (neglected is null) return false;
        history.CopyPoint(history.BestRow, point);
        point[neglected.Index] = value;
        space.Complete(point);
        return space.IsFeasible(point) && !history.Contains(point);
    }

    private static int Count(TrialHistory history, ChoiceParameter choice, int index)
    {
        int count = 0;
        foreach (double value in history.Column(choice.Index))
        {
            if (value == index) count++;
        }

        for (int i = 0; i < history.Running.Count; i++)
        {
            if (history.Running[i].Point[choice.Index] == index) count++;
        }

        return count;
    }
}
