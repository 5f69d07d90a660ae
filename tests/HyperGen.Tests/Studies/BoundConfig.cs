namespace HyperGen.Tests.Studies;

/// <summary>One property of each kind that a configuration file writes in its own way.</summary>
[SearchSpace]
public partial record BoundConfig
{
    [Range("00:00:01", "1.00:00:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(90.5);

    [Range('a', 'f')]
    public char Letter { get; init; } = 'c';

    [LogUniform(1e-7, 1)]
    public double Rate { get; init; } = 1e-5;

    [Range("0.05", "0.35")]
    public decimal Price { get; init; } = 0.1m;

    [Choice]
    public DayOfWeek Day { get; init; } = DayOfWeek.Friday;

    [Choice("a", null)]
    public string? Text { get; init; } = "a";

    [Choice]
    public bool Momentum { get; init; }

    [Range(1, 9), When(nameof(Momentum), true)]
    public int Steps { get; init; } = 3;

    [Nested]
    public BoundPart Part { get; init; } = new();
}
