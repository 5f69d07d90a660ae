using HyperGen;

namespace AotTuner;

/// <summary>A config with a parameter of every kind.</summary>
[SearchSpace]
public sealed partial record FilterConfig
{
    [LogUniform(1e-4, 1.0)]
    public double Gain { get; init; } = 0.01;

    [Range(-5.0, 5.0)]
    public float Offset { get; init; }

    [Range(1, 64)]
    public int Taps { get; init; } = 16;

    [Choice("box", "hann", "kaiser")]
    public string Window { get; init; } = "box";

    [Range(0.0, 10.0), When(nameof(Window), "kaiser")]
    public double Beta { get; init; } = 5;

    [Constraint]
    public bool IsStable => Gain * Taps <= 32;

    /// <summary>Uses + - * / alone, which every machine rounds alike.</summary>
    public double Ripple()
    {
        double gain = (Gain - 0.1) / (Gain + 0.1), taps = (Taps - 40) / 20.0, offset = Offset - 1.5;
        double window = Window switch { "box" => 1, "hann" => 0.4, _ => 0.1 + ((Beta - 7) * (Beta - 7) / 25) };
        return (gain * gain) + (taps * taps) + (offset * offset / 4) + window;
    }
}
