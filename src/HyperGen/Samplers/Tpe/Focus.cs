namespace HyperGen.Sampling.Tpe;

/// <summary>What a proposal is after. Most search where the good trials are; the others keep the search from staying there.</summary>
/// <param name="Parameter">A choice parameter that is to be another one than in the best trial, or -1.</param>
/// <param name="Choice">The choice it is to have. The model then learns from the trials with this choice alone.</param>
internal readonly record struct Focus(int Parameter, double Choice)
{
    // Every seventh proposal is for another choice: a category that had bad luck with its first trials would never be tried again, for
    // candidates are drawn from the good trials.
    private const int ChoiceInterval = 7;

    /// <summary>The focus of a proposal.</summary>
    /// <param name="history">The history.</param>
    /// <param name="best">Row of the best trial.</param>
    /// <param name="trialNumber">Number of the trial to propose.</param>
    /// <param name="choices">The choice parameters.</param>
    /// <param name="rng">Draws the choice.</param>
    public static Focus Of(TrialHistory history, int best, int trialNumber, ReadOnlySpan<ChoiceParameter> choices, ref Rng rng)
    {
        if (trialNumber % ChoiceInterval == 1 && OtherChoice(history, best, choices, ref rng) is { } other) return other;
        return new Focus(-1, double.NaN);
    }

    /// <summary>Whether the model learns from a trial.</summary>
    /// <param name="history">The history.</param>
    /// <param name="row">Its row; those of the running trials follow the last one.</param>
    public bool Includes(TrialHistory history, int row)
    {
        if (Parameter < 0) return true;
        int running = row - history.Count;
        return (running < 0 ? history.Column(Parameter)[row] : history.Running[running].Point[Parameter]) == Choice;
    }

    // Of the parameters that are active in the best trial: another branch is another choice of theirs.
    private static Focus? OtherChoice(TrialHistory history, int best, ReadOnlySpan<ChoiceParameter> choices, ref Rng rng)
    {
        int active = 0;
        foreach (ChoiceParameter choice in choices)
        {
            if (!double.IsNaN(history.Column(choice.Index)[best])) active++;
        }

        if (active == 0) return null;
        int skip = rng.NextIndex(active);
        foreach (ChoiceParameter choice in choices)
        {
            double present = history.Column(choice.Index)[best];
            if (double.IsNaN(present) || skip-- > 0) continue;
            int other = rng.NextIndex(choice.Choices.Count - 1);
            return new Focus(choice.Index, other < present ? other : other + 1);
        }

        return null;
    }
}
