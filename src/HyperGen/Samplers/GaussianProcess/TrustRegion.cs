namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The size of the local region of many-dimensional searches (TuRBO: Eriksson et al. 2019, arXiv:1910.01739).</summary>
internal sealed class TrustRegion
{
    /// <summary>Beyond this many dimensions two of three proposals stay in the region.</summary>
    public const int FromDimensions = 21;

    private const double First = 0.8;
    private const double Most = 1.6;
    private const double Least = 1.0 / 128;
    private const int Successes = 3;
    private const double LeastGain = 1e-3;

    private double _best = double.NaN;
    private int _gains;
    private int _failures;

    /// <summary>Side length in units of the box.</summary>
    public double Length { get; private set; } = First;

    /// <summary>Takes in a finished trial.</summary>
    public void Tell(TrialHistory history, int row, int dimensions)
    {
        double value = history.Values[row];
        if (history.States[row] != TrialState.Complete || !double.IsFinite(value)) value = double.NaN;
        bool gain = double.IsNaN(_best)
            ? !double.IsNaN(value)
            : history.IsBetter(value, _best) && Math.Abs(value - _best) > LeastGain * Math.Abs(_best);
        if (double.IsNaN(_best) || history.IsBetter(value, _best)) _best = value;
        (_gains, _failures) = gain ? (_gains + 1, 0) : (0, _failures + 1);
        if (_gains == Successes) (Length, _gains) = (Math.Min(Most, 2 * Length), 0);
        if (_failures >= Math.Max(4, dimensions)) (Length, _failures) = (Length / 2, 0);
        if (Length < Least) Length = First;
    }
}
