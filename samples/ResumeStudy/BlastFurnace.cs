using HyperGen;

namespace ResumeStudy;

/// <summary>A process whose cost is worth a study: five settings, one of which matters only for one fuel.</summary>
[SearchSpace]
public sealed partial record BlastFurnace
{
    [Range(900.0, 1300.0)]
    public double Temperature { get; init; } = 1000;

    [LogUniform(0.1, 10.0)]
    public double Pressure { get; init; } = 1;

    [Range(1, 24)]
    public int Hours { get; init; } = 8;

    [Choice("coke", "hydrogen")]
    public string Fuel { get; init; } = "coke";

    [Range(0.0, 1.0), When(nameof(Fuel), "hydrogen")]
    public double Preheating { get; init; } = 0.5;

    /// <summary>The cost of a ton; takes its time, as a real objective does.</summary>
    public async Task<double> CostAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(20, cancellationToken);
        double heat = (Temperature - 1150) / 100, pressure = Pressure - 2.5, time = (Hours - 11) / 6.0;
        double fuel = Fuel == "hydrogen" ? (Preheating - 0.8) * (Preheating - 0.8) * 4 : 1;
        return 10 + heat * heat + pressure * pressure / (1 + pressure * pressure) + time * time + fuel;
    }
}
