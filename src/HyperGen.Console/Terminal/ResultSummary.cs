namespace HyperGen.Terminal;

/// <summary>What a result table shows, without the config type.</summary>
internal sealed record ResultSummary
{
    public required string Study { get; init; }

    public required StudyDirection Direction { get; init; }

    public required ulong Seed { get; init; }

    public required string Sampler { get; init; }

    public required StopReason StoppedBecause { get; init; }

    public required int Trials { get; init; }

    public required int Failed { get; init; }

    public required int Pruned { get; init; }

    public required int OutOfSpace { get; init; }

    public required SearchSpace Space { get; init; }

    /// <summary>The default's point, or null where the type has no usable default.</summary>
    public required double[]? Default { get; init; }

    /// <summary>The default's value, or null if it was not evaluated.</summary>
    public required double? DefaultValue { get; init; }

    /// <summary>The best point, or null if no trial completed.</summary>
    public required double[]? Best { get; init; }

    public required double BestValue { get; init; }

    public required int? BestTrial { get; init; }

    public required IReadOnlyList<string> Hints { get; init; }

    public required IReadOnlyList<string> Errors { get; init; }
}
