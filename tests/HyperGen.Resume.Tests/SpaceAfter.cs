namespace HyperGen.Resume.Tests;

/// <summary>The same space a version later: one range narrowed, one parameter renamed, one added.</summary>
[SearchSpace]
internal sealed partial record SpaceAfter
{
    [Range(1, 50)] public int Width { get; init; } = 10;

    [LogUniform(1e-4, 1e-1), FormerlyNamed("Lr")] public double LearningRate { get; init; } = 1e-3;

    [Choice("none", "l1", "l2")] public string Penalty { get; init; } = "none";
}
