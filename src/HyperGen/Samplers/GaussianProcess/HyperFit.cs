using HyperGen.Numerics;
using HyperGen.Sampling.WarmStart;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// Fits the hyperparameters of a growing history, each time starting from the last fit, and chooses the output warp under which the
/// outcomes are most probable.
/// </summary>
/// <remarks>
/// Warps compare by the density of the outcomes themselves: J(θ) of the warped targets less <see cref="OutputWarp.LogSlope"/>.
/// Skewed losses, ripples and plateaus each want another warp, and a model with the wrong one searches the corners.
/// </remarks>
internal sealed class HyperFit
{
    private const int AlwaysColdUntil = 100;
    private const int ComparedUntil = 200; // beyond, fits are dear and change little: one warp, one start
    private const int ColdEvery = 5;
    private const int ShortFrom = 15;
    private const double ShortScale = -1.2039728043259361; // ln 0.3
    private const double LittleNoise = -13;

    private static readonly LbfgsOptions Warm = new() { MaximumIterations = 50, GradientTolerance = 1e-2 };
    private static readonly LbfgsOptions Late = new() { MaximumIterations = 6, GradientTolerance = 1e-1 };
    private static readonly LbfgsOptions Cold = new() { MaximumIterations = 50, GradientTolerance = 1e-3 };

    // The warps that resolve differences among good values also put the best one out of reach of choices hardly tried, and a search among
    // categories locks onto a wrong one: until they are sorted out the values are taken as they are.
    private static readonly OutputWarpKind[] Plain = [OutputWarpKind.Standard];
    private static readonly OutputWarpKind[] Warps = [OutputWarpKind.YeoJohnson, OutputWarpKind.UpperYeoJohnson];

    private readonly EncodedSpace _space;
    private readonly int _plainUntil;
    private readonly HyperPrior _prior;
    private readonly Likelihood _likelihood;
    private readonly BoundedLbfgs _optimiser;
    private readonly double[] _theta;
    private readonly double[] _last;
    private readonly double[] _trial;
    private int _fits;

    /// <param name="space">The space.</param>
    /// <param name="columns">The encoded trials.</param>
    /// <param name="plainUntil">Number of trials below which values are not warped.</param>
    /// <param name="trend">What earlier studies say of the mean, or <see langword="null"/>.</param>
    public HyperFit(EncodedSpace space, Columns columns, int plainUntil, SourceTrend? trend = null)
    {
        (_space, _plainUntil) = (space, plainUntil);
        _prior = new HyperPrior(space.Dimensions);
        _likelihood = new Likelihood(columns, _prior, trend: trend);
        _optimiser = new BoundedLbfgs(_prior.Count);
        (_theta, _last, _trial) = (new double[_prior.Count], new double[_prior.Count], new double[_prior.Count]);
    }

    /// <summary>The hyperparameters of the last fit.</summary>
    public ReadOnlySpan<double> Theta => _theta;

    /// <summary>Whether there was a fit.</summary>
    public bool HasTheta { get; private set; }

    /// <summary>The warp of the last fit.</summary>
    public OutputWarpKind Warp { get; private set; } = OutputWarpKind.YeoJohnson;

    /// <summary>Fits the model of the rows in the columns.</summary>
    /// <param name="history">The history.</param>
    /// <param name="count">Number of its trials that count.</param>
    /// <param name="targets">Receives the targets of these trials.</param>
    /// <param name="rows">The trial of each row.</param>
    /// <returns>False when there is nothing to fit.</returns>
    public bool TryRun(TrialHistory history, int count, Targets targets, ReadOnlySpan<int> rows)
    {
        bool isLate = HasTheta && count > ComparedUntil;
        bool isSingle = isLate || (HasTheta && !FitSchedule.IsThorough(count));
        bool isCold = !isSingle && (count <= AlwaysColdUntil || _fits % ColdEvery == 0);
        double least = double.PositiveInfinity;
        OutputWarpKind chosen = Warp;
        _theta.CopyTo(_last, 0);
        foreach (OutputWarpKind warp in isSingle ? [Warp] : count < _plainUntil ? Plain : Warps)
        {
            targets.Compute(history, count, warp);
            if (targets.IsConstant) return false;
            Objective objective = new(_likelihood, targets.Gather(rows), rows.Length, targets.LogSlope);
            double before = least;
            if (HasTheta)
            {
                _last.CopyTo(_trial, 0);
                Try(ref objective, isLate ? Late : Warm, ref least);
            }

            // The posterior has several modes: ripples can be explained by short scales or by noise, and a warm start never leaves its own.
            if (isCold || !double.IsFinite(least)) TryCold(ref objective, count, ref least);
            if (least < before) chosen = warp;
        }

        if (!double.IsFinite(least) && !HasTheta) _prior.Mode(_theta);
        (Warp, HasTheta) = (chosen, true);
        _fits++;
        return true;
    }

    private void TryCold(ref Objective objective, int count, ref double least)
    {
        _prior.Mode(_trial);
        Try(ref objective, Cold, ref least);
        if (count < ShortFrom) return;
        _prior.Mode(_trial);
        for (int k = 0; k < _space.Dimensions; k++) _trial[k] += ShortScale;
        _trial[^1] = LittleNoise;
        Try(ref objective, Cold, ref least);
    }

    private void Try(ref Objective objective, LbfgsOptions options, ref double least)
    {
        double value = _optimiser.Minimize(ref objective, _trial, _prior.Low, _prior.High, options).Value;
        if (!(value < least)) return;
        least = value;
        _trial.CopyTo(_theta, 0);
    }

    // −ln p(θ) − ln p(z | θ) up to constants, with z the standardised outcomes before the warp.
    private readonly struct Objective(Likelihood likelihood, double[] targets, int count, double logSlope) : IDifferentiable
    {
        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) =>
            likelihood.Evaluate(targets.AsSpan(0, count), x, gradient) - logSlope;
    }
}
