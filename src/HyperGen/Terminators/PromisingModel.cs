using HyperGen.Numerics;
using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Termination;

/// <summary>A Gaussian process over the better half of the complete trials, and what it holds possible where.</summary>
/// <remarks>
/// The half that is far from good would only teach it how bad bad can be. Values are standardised and not warped, so that a bound in the
/// model's units is one in the objective's. Everything is fitted afresh: the result is a function of the trials alone.
/// </remarks>
internal sealed class PromisingModel
{
    private const int MostTrials = 200;

    private readonly FittedProcess _process;
    private readonly Acquisition _acquisition;
    private readonly PromisingPoints _points;
    private double _unit;

    public PromisingModel(SamplerStudy study)
    {
        EncodedSpace space = new(study.Space);
        _process = new FittedProcess(space);
        _acquisition = new Acquisition(_process.Surrogate);
        _points = new PromisingPoints(space, study.Seed);
    }

    /// <summary>Number of searched parameters.</summary>
    public int Dimensions => _process.Space.Dimensions;

    /// <summary>Number of trials that the model sees.</summary>
    public int Trials { get; private set; }

    /// <summary>
    /// Fits the model to the first <paramref name="count"/> finished trials; false where there are too few or all are alike.
    /// </summary>
    public bool TryFit(TrialHistory history, int count)
    {
        int[] complete = [.. CompleteTrials.Rows(history, count)];
        if (complete.Length < CompleteTrials.Fewest) return false;
        double sign = history.Direction == StudyDirection.Maximize ? 1 : -1;
        double[] values = [.. complete.Select(row => sign * history.Values[row])];
        int[] order = [.. Enumerable.Range(0, complete.Length).OrderByDescending(i => values[i])];
        order = order[..Math.Min(Math.Max(CompleteTrials.Fewest, complete.Length / 2), MostTrials)];
        double[] targets = [.. order.Select(i => values[i])];
        double range = targets[0] - targets[^1];
        if (!double.IsFinite(range) || !OutputWarp.TryStandardize(targets)) return false;
        (Trials, _unit) = (targets.Length, range / (targets[0] - targets[^1]));
        return _process.TryFit(history, [.. order.Select(i => complete[i])], targets);
    }

    /// <summary>The largest μ + βσ anywhere less the largest μ − βσ of a trial, in units of the objective.</summary>
    public double RegretBound(double exploration)
    {
        _acquisition.UseBound(exploration);
        double best = double.NegativeInfinity, known = double.NegativeInfinity;
        for (int row = 0; row < Trials; row++)
        {
            best = Math.Max(best, _acquisition.At(_points.Of(_process.Columns, row)));
            known = Math.Max(known, _acquisition.LastMean - (exploration * _acquisition.LastDeviation));
        }

        return _unit * (Math.Max(best, _points.Largest(_acquisition, _process.Columns)) - known);
    }

    /// <summary>The largest expected improvement anywhere over the best posterior mean of a trial, in units of the objective.</summary>
    public double ExpectedImprovement()
    {
        Rng unused = default; // nothing is pending, so nothing is drawn
        _acquisition.UseImprovement(ref unused);
        return _unit * Elementary.Exp(_points.Largest(_acquisition, _process.Columns));
    }
}
