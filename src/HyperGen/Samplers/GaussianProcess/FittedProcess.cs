using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>A Gaussian process fitted once to some trials, from nothing: a function of these trials alone.</summary>
internal sealed class FittedProcess
{
    /// <summary>Number of modes to start from.</summary>
    public const int Modes = 2;

    private const int MostTrials = 300;
    private const double ShortScale = -1.2039728043259361; // ln 0.3
    private const double LittleNoise = -13;

    private static readonly LbfgsOptions Fit = new() { MaximumIterations = 50, GradientTolerance = 1e-3 };

    private readonly HyperPrior _prior;
    private readonly Likelihood _likelihood;
    private readonly BoundedLbfgs _optimiser;
    private readonly double[] _theta;
    private readonly double[] _trial;

    public FittedProcess(EncodedSpace space)
    {
        Space = space;
        Columns = new Columns(space);
        _prior = new HyperPrior(space.Dimensions);
        _likelihood = new Likelihood(Columns, _prior);
        _optimiser = new BoundedLbfgs(_prior.Count);
        Surrogate = new Surrogate(Columns);
        (_theta, _trial) = (new double[_prior.Count], new double[_prior.Count]);
    }

    public EncodedSpace Space { get; }

    public Columns Columns { get; }

    /// <summary>The posterior; valid after a fit.</summary>
    public Surrogate Surrogate { get; }

    /// <summary>The targets of the posterior by row, larger is better.</summary>
    public double[] Targets { get; private set; } = [];

    /// <summary>
    /// Fits to the trials of a history, the best 300 of a long one, with warped values; false where there is nothing to learn.
    /// </summary>
    public bool TryFit(TrialHistory history)
    {
        Targets targets = new();
        targets.Compute(history, history.Count, OutputWarpKind.YeoJohnson);
        if (targets.IsConstant || history.Count < 2 || Space.Dimensions == 0) return false;
        double[] values = Load(history, targets.Values);
        double best = double.PositiveInfinity;
        _prior.Mode(_theta);
        for (int mode = 0; mode < Modes; mode++)
        {
            double value = Optimise(mode, values, _trial);
            if (!(value < best)) continue;
            best = value;
            _trial.CopyTo(_theta, 0);
        }

        return TryUse(_theta, values);
    }

    /// <summary>Takes in the first trials of a history, the best 300 of a longer one, the best first.</summary>
    /// <param name="history">The history.</param>
    /// <param name="targets">A target for each of these trials, larger being better.</param>
    /// <returns>The targets of the trials taken in.</returns>
    public double[] Load(TrialHistory history, ReadOnlySpan<double> targets)
    {
        double[] values = targets.ToArray(), point = new double[Space.Space.Count], codes = new double[Space.Dimensions];
        int[] rows = [.. Enumerable.Range(0, values.Length).OrderByDescending(row => values[row]).Take(MostTrials)];
        Columns.Clear();
        foreach (int row in rows)
        {
            history.CopyPoint(row, point);
            Space.Encode(point, codes);
            Columns.Add(codes);
        }

        return [.. rows.Select(row => values[row])];
    }

    /// <summary>
    /// Finds the most probable hyperparameters from one of the modes that their posterior tends to have: smooth, and rippled with little
    /// noise.
    /// </summary>
    /// <param name="mode">The mode, below <see cref="Modes"/>.</param>
    /// <param name="targets">The targets of the trials taken in.</param>
    /// <param name="theta">Receives the hyperparameters.</param>
    /// <returns>−ln p of targets and hyperparameters, up to a constant.</returns>
    public double Optimise(int mode, double[] targets, double[] theta)
    {
        _prior.Mode(theta);
        if (mode == 1)
        {
            for (int k = 0; k < Space.Dimensions; k++) theta[k] += ShortScale;
            theta[^1] = LittleNoise;
        }

        Objective objective = new(_likelihood, targets);
        return _optimiser.Minimize(ref objective, theta, _prior.Low, _prior.High, Fit).Value;
    }

    /// <summary>Makes the posterior that of given hyperparameters; false where they make none.</summary>
    public bool TryUse(ReadOnlySpan<double> theta, double[] targets)
    {
        if (!Surrogate.TryFactor(theta, targets.Length)) return false;
        Surrogate.Observe(Targets = targets);
        return true;
    }

    /// <summary>
    /// The probability that the target rises outwards at a bound of a numeric parameter that varies, the others being those of a trial.
    /// </summary>
    /// <param name="history">The history.</param>
    /// <param name="row">The trial.</param>
    /// <param name="parameter">Index of the parameter.</param>
    /// <param name="bound">The value of the bound.</param>
    /// <param name="side">-1 for the lower, 1 for the upper bound.</param>
    public double ProbabilityOfGain(TrialHistory history, int row, int parameter, double bound, int side)
    {
        double[] point = new double[Space.Space.Count];
        double[] codes = new double[Space.Dimensions];
        history.CopyPoint(row, point);
        point[parameter] = bound;
        Space.Encode(point, codes);
        int column = Array.FindIndex(Columns.Order, axis => axis.Index == parameter);
        return DerivativePosterior.At(Surrogate, codes, column).ProbabilityOf(side);
    }

    private readonly struct Objective(Likelihood likelihood, double[] targets) : IDifferentiable
    {
        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) => likelihood.Evaluate(targets, x, gradient);
    }
}
