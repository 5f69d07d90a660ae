namespace HyperGen;

/// <summary>Broad first, then narrow: when a study turns from its whole space to a box round its best trials.</summary>
/// <remarks>
/// Up to the given number of finished trials the whole space is searched. From then on, and anew every ten trials, proposals come from
/// the box of the best max(2d, 0.15n) of n complete trials over d parameters, wider by a tenth of each range on either side and at least
/// a fifth of it, logarithmic ranges in their logarithm. Choices that none of the best trials has are left out once they were tried
/// three times. Every twentieth trial is still proposed from the whole space. A better trial outside of the box ends it, and so do twenty
/// trials without a new best; the next box follows at the next tenth trial.
/// </remarks>
public sealed class Refine
{
    private Refine(int afterTrials) => AfterTrials = afterTrials;

    /// <summary>Number of finished trials, failed and pruned ones included, after which the space is narrowed.</summary>
    public int AfterTrials { get; }

    /// <summary>Narrows the space after a number of trials.</summary>
    /// <param name="trials">
    /// Number of finished trials, at least 1 and less than <see cref="StudyOptions.Trials"/>; ten for each parameter and no fewer than
    /// thirty is a good choice.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static Refine After(int trials) => trials >= 1
        ? new Refine(trials)
        : throw new ArgumentOutOfRangeException(
            nameof(trials), trials, "There is nothing to narrow the space by before the first trial; use 1 or more.");

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{nameof(Refine)}.{nameof(After)}({AfterTrials})");
}
