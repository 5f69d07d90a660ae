namespace HyperGen.Tests.Spaces.Configs;

/// <summary>Conditions that point backwards, on parents of every kind, in chains and on nested and polymorphic members.</summary>
[SearchSpace]
public sealed partial record ConditionalConfig
{
    [Range(0.0, 1.0), When(nameof(Layers), 2, 3), When(nameof(Bias), true)]
    public double Early { get; init; } = 0.25;

    [Range(1, 4)]
    public int Layers { get; init; } = 1;

    [Choice]
    public bool Bias { get; init; }

    [Choice("x", "y"), When(nameof(Early), 0.5, 0.75)]
    public string OnReal { get; init; } = "y";

    [Range(0.0, 1.0, Step = 0.25), When(nameof(Bias), false)]
    public double Grid { get; init; }

    [Range(1, 9), When(nameof(Grid), 0.25, 0.5)]
    public int OnGrid { get; init; } = 9;

    [Nested, When(nameof(Layers), 4), FormerlyNamed("Enc")]
    public EncoderConfig Encoder { get; init; } = new();

    [Choice(typeof(CosineSchedule), typeof(StepSchedule)), When(nameof(Bias), true)]
    public ISchedule? Schedule { get; init; }

    [Range(1, 2), When(nameof(Schedule), typeof(StepSchedule)), FormerlyNamed("Warm")]
    public int WarmUp { get; init; } = 2;
}

[SearchSpace]
public partial class ConstrainedConfig
{
    [Range(0, 9)]
    public int Low { get; set; }

    [Range(0, 9)]
    public int High { get; set; } = 9;

    [Constraint]
    public int Excess => Low - High;
}

/// <summary>The constraint of a nested space holds in the outer one, but only while it is searched.</summary>
[SearchSpace]
public partial class OuterOfConstrained
{
    [Choice]
    public bool Searches { get; set; }

    [Nested, When(nameof(Searches), true)]
    public ConstrainedConfig Inner { get; set; } = new() { Low = 9, High = 1 };

    [Choice(typeof(ConstrainedConfig), typeof(MutableInner))]
    public object Any { get; set; } = new ConstrainedConfig();
}

[SearchSpace]
public partial class Infeasible
{
    [Range(0, 9)]
    public int Value { get; set; }

    [Constraint]
    private bool Never => Value > 9;
}
