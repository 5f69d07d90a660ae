namespace HyperGen.Problems.Recorded;

/// <summary>
/// A full grid of recorded evaluations, several repeats at each grid point; values between grid points snap to the nearest.
/// </summary>
public sealed class TabularProblem : Problem
{
    private readonly Grid[] _grids;
    private readonly float[] _values;
    private readonly double[] _means;
    private readonly int _repeats;

    internal TabularProblem(ProblemFile file, float[] values)
        : base(
            file.Name,
            SpaceReader.Read(file.Params),
            file.Direction,
            file.Objective.KnownBest ?? double.NaN,
            RecordedProblems.DefaultTrials)
    {
        _grids = [.. file.Params.Select(Grid.Of)];
        _values = values;
        _repeats = file.Table!.Repeats;
        int rows = file.Table.Shape.Aggregate(1, (product, size) => product * size);
        if (values.Length != rows * _repeats)
            throw new InvalidDataException($"{file.Table.File} has {values.Length} values; {rows} rows of {_repeats} were expected.");

        _means = new double[rows];
        for (int row = 0; row < rows; row++)
            _means[row] = Mean(Row(row));
    }

    /// <summary>One recorded run at <paramref name="point"/>: number <paramref name="seed"/> modulo the runs that succeeded.</summary>
    public double EvaluateRepeat(ReadOnlySpan<double> point, int seed)
    {
        Check(point);
        ReadOnlySpan<float> row = Row(RowAt(point));
        int succeeded = 0;
        foreach (float value in row)
            succeeded += float.IsNaN(value) ? 0 : 1;

        int wanted = seed % succeeded;
        foreach (float value in row)
            if (!float.IsNaN(value) && wanted-- == 0)
                return value;

        return double.NaN;
    }

    /// <inheritdoc/>
    /// <remarks>The mean of the runs that succeeded.</remarks>
    protected override double Value(ReadOnlySpan<double> point) => _means[RowAt(point)];

    private int RowAt(ReadOnlySpan<double> point)
    {
        int row = 0;
        for (int i = 0; i < _grids.Length; i++)
            row = row * _grids[i].Count + _grids[i].Nearest(point[i]);

        return row;
    }

    private ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * _repeats, _repeats);

    private static double Mean(ReadOnlySpan<float> row)
    {
        double sum = 0;
        int count = 0;
        foreach (float value in row)
        {
            if (float.IsNaN(value))
                continue;

            sum += value;
            count++;
        }

        return sum / count;
    }
}
