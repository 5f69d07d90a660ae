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

    private static readonly LbfgsOptions Fit = new() { MaximumIterations = 50, GradientTolerance = 1e-3 };

    private readonly EncodedSpace _space;
    private readonly Columns _columns;
    private readonly HyperPrior _prior;
    private readonly Likelihood _likelihood;
    private readonly BoundedLbfgs _optimiser;
    private readonly Surrogate _surrogate;
    private readonly Acquisition _acquisition;
    private readonly PromisingPoints _points;
    private readonly double[] _theta;
    private double[] _targets = [];
    private double _unit;

    public PromisingModel(SamplerStudy study)
    {
        _space = new EncodedSpace(study.Space);
        _columns = new Columns(_space);
        _prior = new HyperPrior(_space.Dimensions);
        _likelihood = new Likelihood(_columns, _prior);
        _optimiser = new BoundedLbfgs(_prior.Count);
        _surrogate = new Surrogate(_columns);
        _acquisition = new Acquisition(_surrogate);
        _points = new PromisingPoints(_space, study.Seed);
        _theta = new double[_prior.Count];
    }

    /// <summary>Number of searched parameters.</summary>
    public int Dimensions => _space.Dimensions;

    /// <summary>Number of trials that the model sees.</summary>
    public int Trials => _targets.Length;

    /// <summary>
    /// Fits the model to the first <paramref name="count"/> finished trials; false where there are too few or all are alike.
    /// </summary>
    public bool TryFit(TrialHistory history, int count)
    {
        int[] complete = [.. CompleteTrials.Rows(history, count)];
        if (complete.Length < CompleteTrials.Fewest || _space.Dimensions == 0) return false;
        double sign = history.Direction == StudyDirection.Maximize ? 1 : -1;
        double[] values = [.. complete.Select(row => sign * history.Values[row])];
        int[] order = [.. Enumerable.Range(0, complete.Length).OrderByDescending(i => values[i])];
        order = order[..Math.Min(Math.Max(CompleteTrials.Fewest, complete.Length / 2), MostTrials)];
        _targets = [.. order.Select(i => values[i])];
        double range = _targets[0] - _targets[^1];
        if (!double.IsFinite(range) || !OutputWarp.TryStandardize(_targets)) return false;
        _unit = range / (_targets[0] - _targets[^1]);
        Take(history, [.. order.Select(i => complete[i])]);
        return TryCondition();
    }

    /// <summary>The largest μ + βσ anywhere less the largest μ − βσ of a trial, in units of the objective.</summary>
    public double RegretBound(double exploration)
    {
        _acquisition.UseBound(exploration);
        double best = double.NegativeInfinity, known = double.NegativeInfinity;
        for (int row = 0; row < Trials; row++)
        {
            best = Math.Max(best, _acquisition.At(_points.Of(_columns, row)));
            known = Math.Max(known, _acquisition.LastMean - (exploration * _acquisition.LastDeviation));
        }

        return _unit * (Math.Max(best, _points.Largest(_acquisition, _columns)) - known);
    }

    /// <summary>The largest expected improvement anywhere over the best posterior mean of a trial, in units of the objective.</summary>
    public double ExpectedImprovement()
    {
        Rng unused = default; // nothing is pending, so nothing is drawn
        _acquisition.UseImprovement(ref unused);
        return _unit * Elementary.Exp(_points.Largest(_acquisition, _columns));
    }

    private void Take(TrialHistory history, int[] rows)
    {
        double[] point = new double[_space.Space.Count];
        double[] codes = new double[_space.Dimensions];
        _columns.Clear();
        foreach (int row in rows)
        {
            history.CopyPoint(row, point);
            _space.Encode(point, codes);
            _columns.Add(codes);
        }
    }

    // Both modes that the posterior of the hyperparameters tends to have: smooth, and rippled with little noise.
    private bool TryCondition()
    {
        double[] trial = new double[_prior.Count];
        Objective objective = new(_likelihood, _targets);
        double best = double.PositiveInfinity;
        _prior.Mode(_theta);
        for (int start = 0; start < 2; start++)
        {
            _prior.Mode(trial);
            if (start == 1) Ripple(trial);
            double value = _optimiser.Minimize(ref objective, trial, _prior.Low, _prior.High, Fit).Value;
            if (!(value < best)) continue;
            best = value;
            trial.CopyTo(_theta, 0);
        }

        if (!_surrogate.TryFactor(_theta, Trials)) return false;
        _surrogate.Observe(_targets);
        return true;
    }

    private void Ripple(double[] theta)
    {
        const double ShortScale = -1.2039728043259361; // ln 0.3
        const double LittleNoise = -13;
        for (int k = 0; k < _space.Dimensions; k++) theta[k] += ShortScale;
        theta[^1] = LittleNoise;
    }

    private readonly struct Objective(Likelihood likelihood, double[] targets) : IDifferentiable
    {
        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) => likelihood.Evaluate(targets, x, gradient);
    }
}
