using HyperGen.Termination;

namespace HyperGen;

/// <summary>The terminators that come with HyperGen. None ends a study with fewer than 20 complete trials.</summary>
public static class Terminators
{
    /// <summary>
    /// Ends a study when no Gaussian process that the trials leave plausible holds that the best config can be missed by more than an
    /// error, three checks in a row: the largest upper confidence bound anywhere less the best lower confidence bound of a trial.
    /// </summary>
    /// <param name="error">
    /// The regret that is as good as none, in units of the objective, for example the standard deviation of repeated evaluations;
    /// <see langword="null"/>: a hundredth of the median difference between neighbours among the first 20 complete trials.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The error is not positive and finite.</exception>
    /// <remarks>
    /// Makarova et al. 2022 (arXiv:2104.08166), with the confidence parameter of Gaussian-process bandits divided by 5 (Srinivas et al.
    /// 2010, section 6). The bound holds as far as the models do; ripples finer than the trials are spaced look like noise to them. One
    /// check costs some milliseconds at first, some tens of them from 100 trials on, and more than a tenth of a second at 300.
    /// </remarks>
    public static ITerminator RegretBound(double? error = null) => new RegretBoundTerminator(error);

    /// <summary>
    /// Ends a study when the largest expected improvement over the space has been below a share of what was gained so far, several trials
    /// in a row. Gained is the best value over the median of the first 20 complete trials.
    /// </summary>
    /// <param name="share">The share, in (0, 1).</param>
    /// <param name="inARow">Number of checks in a row that must find so; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static ITerminator ExpectedImprovement(double share = 1e-3, int inARow = 5) => new ExpectedImprovementTerminator(share, inARow);

    /// <summary>Ends a study when the best value has not improved for a number of finished trials.</summary>
    /// <param name="trials">
    /// The number, at least 1; <see langword="null"/>: the larger of 25 and 5 for each parameter with more than one value.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static ITerminator Stagnation(int? trials = null) => new StagnationTerminator(trials);

    /// <summary>
    /// Ends a study as soon as one of several terminators does. What is reported is the first that ends it, or else the first that has a
    /// figure.
    /// </summary>
    /// <param name="terminators">The terminators, at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static ITerminator FirstOf(params IReadOnlyList<ITerminator> terminators) => new FirstOfTerminators(terminators);
}
