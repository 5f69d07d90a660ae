namespace HyperGen.Problems.Scoring;

/// <summary>One optimiser on one problem with one seed: a line of a results file.</summary>
public sealed record Run
{
    /// <summary>The problem's name.</summary>
    public required string Problem { get; init; }

    /// <summary>The optimiser's name.</summary>
    public required string Method { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>-1 where the problem is to be maximised and <see cref="Best"/> holds negated values; otherwise 1.</summary>
    public required int Sign { get; init; }

    /// <summary>Processor time of the run in seconds.</summary>
    public double? Cpu { get; init; }

    /// <summary>Median time to make one suggestion, in milliseconds.</summary>
    public double? SuggestMedianMs { get; init; }

    /// <summary>95th percentile of the time to make one suggestion, in milliseconds.</summary>
    public double? SuggestP95Ms { get; init; }

    /// <summary>The best value after each trial; smaller is better.</summary>
    public required IReadOnlyList<double> Best { get; init; }
}
