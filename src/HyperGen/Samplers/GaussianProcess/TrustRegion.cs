namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// The local region around the incumbent: when to stay in it, and its size (TuRBO: Eriksson et al. 2019, arXiv:1910.01739).
/// </summary>
/// <remarks>
/// A model that is wrong about the corners, where it knows least, goes on exploring them; a proposal from the region is a gain meanwhile.
/// Where the model is right, its best point lies in the region anyway. A search among choices needs its global proposals to sort them out.
/// </remarks>
internal sealed class TrustRegion(EncodedSpace space)
{
    private const int ManyDimensions = 21;
    private const int LocalFrom = 20; // trials
    private const double First = 0.8;
    private const double Most = 1.6;
    private const double Least = 1.0 / 128;
    private const int Successes = 3;
    private const double LeastGain = 1e-4; // of the way from the middle trial to the best

    private readonly bool _isMany = space.Dimensions >= ManyDimensions;
    private readonly List<double> _sorted = [];
    private double _length = First;
    private double _best = double.NaN;
    private int _gains;
    private int _failures;

    /// <summary>Side length in units of the box.</summary>
    public double Length => _isMany ? _length : 0.5 * _length;

    /// <summary>
    /// Whether a proposal should stay in the region: two of three in many dimensions, every other one in a small numeric space.
    /// </summary>
    public bool Holds(int trialNumber, int finished) =>
        _isMany ? trialNumber % 3 != 0 : space.Choices.Length == 0 && finished >= LocalFrom && trialNumber % 2 == 1;

    /// <summary>Takes in a finished trial.</summary>
    public void Tell(TrialHistory history, int row)
    {
        double value = history.Values[row];
        if (history.States[row] != TrialState.Complete || !double.IsFinite(value)) value = double.NaN;
        bool gain = double.IsNaN(_best)
            ? !double.IsNaN(value)
            : history.IsBetter(value, _best) && Math.Abs(value - _best) > LeastGain * Math.Abs(_best - _sorted[_sorted.Count / 2]);
        if (!double.IsNaN(value)) Insert(value);
        if (double.IsNaN(_best) || history.IsBetter(value, _best)) _best = value;
        (_gains, _failures) = gain ? (_gains + 1, 0) : (0, _failures + 1);
        if (_gains == Successes) (_length, _gains) = (Math.Min(Most, 2 * _length), 0);
        if (_failures >= Math.Max(4, space.Dimensions)) (_length, _failures) = (_length / 2, 0);
        if (_length < Least) _length = First;
    }

    private void Insert(double value)
    {
        int at = _sorted.BinarySearch(value);
        _sorted.Insert(at < 0 ? ~at : at, value);
    }
}
