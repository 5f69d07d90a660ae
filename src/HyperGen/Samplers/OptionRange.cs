using System.Runtime.CompilerServices;

namespace HyperGen.Sampling;

/// <summary>The check of a whole number in the options of a sampler.</summary>
internal static class OptionRange
{
    /// <summary>Beyond this, what a sampler keeps for each of them no longer fits into memory on every space.</summary>
    public const int Most = 10_000;

    /// <summary>The value, if it lies between a bound and <see cref="Most"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not; the message names the option, the value and the range.</exception>
    public static int Checked(int value, int least, [CallerMemberName] string option = "") => value >= least && value <= Most
        ? value
        : throw new ArgumentOutOfRangeException(option, value, $"{option} must be from {least} to {Most}.");
}
