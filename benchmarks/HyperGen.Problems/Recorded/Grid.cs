namespace HyperGen.Problems.Recorded;

/// <summary>The recorded values of one parameter, in table order.</summary>
internal sealed class Grid
{
    private readonly double[]? _levels;
    private readonly bool _log;

    private Grid(int count, double[]? levels, bool log)
    {
        Count = count;
        _levels = levels;
        _log = log;
    }

    public int Count { get; }

    public static Grid Of(ProblemFile.ParameterEntry entry)
    {
        if (entry.Type == "categorical")
            return new Grid(entry.Choices.Count, null, log: false);

        if (entry.Grid is null)
            throw new InvalidDataException($"Parameter '{entry.Name}' of a table has no grid.");

        return new Grid(entry.Grid.Count, [.. entry.Grid.Select(level => entry.Log ? Math.Log(level) : level)], entry.Log);
    }

    /// <summary>The position nearest to <paramref name="value"/>, in log distance on a log grid; the first one of a tie.</summary>
    public int Nearest(double value)
    {
        if (_levels is null)
            return (int)value;

        double target = _log ? Math.Log(value) : value;
        int nearest = 0;
        for (int i = 1; i < _levels.Length; i++)
            if (Math.Abs(_levels[i] - target) < Math.Abs(_levels[nearest] - target))
                nearest = i;

        return nearest;
    }
}
