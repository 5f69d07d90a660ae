namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Per choice of every categorical axis: which trial was best; and what hangs on the axis.</summary>
internal sealed class BranchTable
{
    private readonly EncodedSpace _space;
    private readonly int[][] _best; // model row by choice, -1 without
    private readonly double[][] _means;

    public BranchTable(EncodedSpace space)
    {
        _space = space;
        Descendants =
            [.. space.Axes.Select(axis => space.Axes.Where(other => HangsOn(other, axis)).Select(other => other.Position).ToArray())];
        _best = [.. space.Choices.Select(axis => new int[axis.Levels])];
        _means = [.. space.Choices.Select(axis => new double[axis.Levels])];
    }

    /// <summary>By axis: positions of the axes that are active only with some of its values.</summary>
    public int[][] Descendants { get; }

    /// <summary>The model row of the best trial with a choice, or -1.</summary>
    public int BestRow(int choiceAxis, int choice) => _best[choiceAxis][choice];

    /// <summary>Finds the best trial of each choice by posterior mean.</summary>
    public void FindBest(Columns columns, ReadOnlySpan<double> means)
    {
        for (int c = 0; c < _space.Choices.Length; c++)
        {
            _best[c].AsSpan().Fill(-1);
            _means[c].AsSpan().Fill(double.NegativeInfinity);
            ReadOnlySpan<double> codes = columns.Column(columns.Numbers + c);
            for (int row = 0; row < means.Length; row++)
            {
                int choice = (int)codes[row];
                if (choice < 0 || means[row] <= _means[c][choice]) continue;
                (_best[c][choice], _means[c][choice]) = (row, means[row]);
            }
        }
    }

    private bool HangsOn(Axis child, Axis axis)
    {
        foreach (ActivationCondition condition in child.Parameter.Conditions)
        {
            if (condition.ParentIndex == axis.Index) return true;
            if (_space.AxisOf(condition.ParentIndex) is { } parent && HangsOn(parent, axis)) return true;
        }

        return false;
    }
}
