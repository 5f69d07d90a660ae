using HyperGen.Sampling;

namespace HyperGen;

/// <summary>The settings of <see cref="Samplers.Tpe"/>. The defaults are sensible; few studies need others.</summary>
public sealed record TpeOptions
{
    /// <summary>
    /// Number of trials with a value before the model takes over, from 1 to 10,000. Until then points fill the space evenly.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public int StartupTrials { get; init => field = OptionRange.Checked(value, 1); } = 6;

    /// <summary>
    /// Number of candidates drawn from the model of the good trials, of which the most promising is proposed; from 1 to 10,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public int Candidates { get; init => field = OptionRange.Checked(value, 1); } = 24;
}
