using HyperGen.Numerics;
using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Termination;

/// <summary>The Gaussian processes that the trials leave plausible, and the most that any of them holds possible.</summary>
/// <remarks>
/// The same trials are explained by more than one process: smooth with some noise or rippled without, with bad values drawn in more or
/// less. A study must not end by one explanation while another one, hardly less probable, sees more to gain. All trials are in the
/// model: what is known to be bad need not be searched. Its values are warped; a bound is brought back by the warp's slope at the best
/// outcome, exact in the limit of a small one. Everything is fitted afresh: the result is a function of the trials alone.
/// </remarks>
internal sealed class PlausibleModels
{
    private const double LeastSupport = 10; // a process e^10 times less probable than the best is out of the question

    private static readonly OutputWarpKind[] Warps = [OutputWarpKind.YeoJohnson, OutputWarpKind.UpperYeoJohnson];

    private readonly FittedProcess _process;
    private readonly Acquisition _acquisition;
    private readonly PromisingPoints _points;
    private readonly Targets _targets = new();
    private readonly List<Explanation> _plausible = [];

    public PlausibleModels(SamplerStudy study)
    {
        EncodedSpace space = new(study.Space);
        _process = new FittedProcess(space);
        _acquisition = new Acquisition(_process.Surrogate);
        _points = new PromisingPoints(space, study.Seed);
    }

    /// <summary>Number of searched parameters.</summary>
    public int Dimensions => _process.Space.Dimensions;

    /// <summary>Number of trials that the models see.</summary>
    public int Trials => _process.Columns.Count;

    /// <summary>
    /// Fits to the first <paramref name="count"/> finished trials; false where too few are complete or all are alike.
    /// </summary>
    public bool TryFit(TrialHistory history, int count)
    {
        _plausible.Clear();
        if (Dimensions == 0 || CompleteTrials.Rows(history, count).Count() < CompleteTrials.Fewest) return false;
        foreach (OutputWarpKind warp in Warps)
        {
            _targets.Compute(history, count, warp);
            if (_targets.IsConstant) return false;
            double[] values = _process.Load(history, _targets.Values);
            double unit = Elementary.Exp(-_targets.LogSlopeAtBest);
            for (int mode = 0; mode < FittedProcess.Modes; mode++)
            {
                double[] theta = new double[Dimensions + 2];
                double misfit = _process.Optimise(mode, values, theta) - _targets.LogSlope;
                if (double.IsFinite(misfit)) _plausible.Add(new Explanation(misfit, theta, values, unit));
            }
        }

        double least = _plausible.Count == 0 ? 0 : _plausible.Min(explanation => explanation.Misfit);
        _plausible.RemoveAll(explanation => explanation.Misfit > least + LeastSupport);
        return _plausible.Count > 0;
    }

    /// <summary>The largest μ + βσ anywhere less the largest μ − βσ of a trial, in units of the objective.</summary>
    public double RegretBound(double exploration) => Largest(() =>
    {
        _acquisition.UseBound(exploration);
        double best = double.NegativeInfinity, known = double.NegativeInfinity;
        for (int row = 0; row < Trials; row++)
        {
            best = Math.Max(best, _acquisition.At(_points.Of(_process.Columns, row)));
            known = Math.Max(known, _acquisition.LastMean - (exploration * _acquisition.LastDeviation));
        }

        return Math.Max(best, _points.Largest(_acquisition, _process.Columns)) - known;
    });

    /// <summary>The largest expected improvement anywhere over the best posterior mean of a trial, in units of the objective.</summary>
    public double ExpectedImprovement() => Largest(() =>
    {
        Rng unused = default; // nothing is pending, so nothing is drawn
        _acquisition.UseImprovement(ref unused);
        return Elementary.Exp(_points.Largest(_acquisition, _process.Columns));
    });

    private double Largest(Func<double> figure)
    {
        double largest = 0;
        foreach (Explanation explanation in _plausible)
        {
            if (_process.TryUse(explanation.Theta, explanation.Targets)) largest = Math.Max(largest, explanation.Unit * figure());
        }

        return largest;
    }

    /// <param name="Misfit">−ln p of the outcomes, up to a constant.</param>
    /// <param name="Theta">The hyperparameters.</param>
    /// <param name="Targets">The warped values, the best first.</param>
    /// <param name="Unit">What one unit of the targets is in units of the objective, at the best outcome.</param>
    private sealed record Explanation(double Misfit, double[] Theta, double[] Targets, double Unit);
}
