namespace HyperGen.Sampling;

/// <summary>The choices of a space that hardly any trial has had.</summary>
internal sealed class NeglectedChoices
{
    private const int EnoughTrials = 3;
    private const int MostFound = 64;

    private readonly ChoiceParameter[] _choices;
    private readonly int[][] _trials; // by choice and value
    private readonly List<(ChoiceParameter Choice, int Value)> _found = new(MostFound);

    public NeglectedChoices(SearchSpace space)
    {
        _choices = [.. space.Parameters.OfType<ChoiceParameter>().Where(choice => choice.Choices.Count > 1)];
        _trials = [.. _choices.Select(choice => new int[choice.Choices.Count])];
    }

    /// <summary>
    /// Choices that fewer than three trials had, finished and running, the least tried first; at most 64. The next call overwrites them.
    /// </summary>
    public List<(ChoiceParameter Choice, int Value)> In(TrialHistory history)
    {
        for (int c = 0; c < _choices.Length; c++) Count(history, _choices[c].Index, _trials[c]);
        _found.Clear();
        for (int trials = 0; trials < EnoughTrials; trials++)
        {
            for (int c = 0; c < _choices.Length; c++)
            {
                for (int value = 0; value < _trials[c].Length && _found.Count < MostFound; value++)
                {
                    if (_trials[c][value] == trials) _found.Add((_choices[c], value));
                }
            }
        }

        return _found;
    }

    /// <summary>Whether some choice has had no trial at all, finished or running.</summary>
    public bool HasUnseen(TrialHistory history)
    {
        for (int c = 0; c < _choices.Length; c++)
        {
            Count(history, _choices[c].Index, _trials[c]);
            if (_trials[c].Contains(0)) return true;
        }

        return false;
    }

    private static void Count(TrialHistory history, int parameter, int[] trials)
    {
        trials.AsSpan().Clear();
        foreach (double value in history.Column(parameter)) Count(value, trials);
        for (int i = 0; i < history.Running.Count; i++) Count(history.Running[i].Point[parameter], trials);
    }

    private static void Count(double value, int[] trials)
    {
        if (value >= 0) trials[(int)value]++; // NaN: inactive
    }
}
