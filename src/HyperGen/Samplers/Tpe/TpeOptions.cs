namespace HyperGen;

/// <summary>The settings of <see cref="Samplers.Tpe"/>. The defaults are sensible; few studies need others.</summary>
public sealed record TpeOptions
{
    /// <summary>Number of trials with a value before the model takes over; at least 1. Until then points fill the space evenly.</summary>
    public int StartupTrials { get; init; } = 6;

    /// <summary>
    /// Number of candidates drawn from the model of the good trials, of which the most promising is proposed; at least 1.
    /// </summary>
    public int Candidates { get; init; } = 24;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(StartupTrials, 1, $"{nameof(TpeOptions)}.{nameof(StartupTrials)}");
        ArgumentOutOfRangeException.ThrowIfLessThan(Candidates, 1, $"{nameof(TpeOptions)}.{nameof(Candidates)}");
    }
}
