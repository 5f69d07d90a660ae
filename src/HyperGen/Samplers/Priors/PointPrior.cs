using HyperGen.Numerics;

namespace HyperGen.Sampling.Priors;

// s   Σ ln π_k(x_k) over the active parameters that have a belief, relative to a uniform draw
// p   the same at the likeliest point
// f   the floor: a thousandth of the density of a typical draw, ln f = p − k/2 + ln 0.001 for k numbers

/// <summary>The beliefs of a study, taken together as independent: ln π(x) = ln(e^s + f).</summary>
/// <remarks>
/// Used as in πBO: what a model says of a point is multiplied by π(x)^(β/n), which fades with the number n of finished trials
/// (Hvarfner et al. 2022, arXiv:2204.11051, eq. 6). The floor is one for the whole point: with one for each parameter a study of many
/// parameters would never recover from beliefs that are wrong.
/// </remarks>
internal sealed class PointPrior
{
    private const double LogFloor = -6.907755278982137; // ln 0.001
    private const double UnknownStrength = 10;
    private const int Enough = 3; // trials within the beliefs that show what they are worth

    private readonly double[] _point;
    private readonly Prior?[] _of;
    private readonly double _strength; // β
    private readonly BeliefEvidence _evidence;

    private PointPrior(SamplerStudy study)
    {
        _strength = study.Trials is > 0 and int trials ? trials / 10.0 : UnknownStrength;
        (_of, _point) = (new Prior?[study.Space.Count], new double[study.Space.Count]);
        _evidence = new BeliefEvidence(this, study.Space.Count);
        foreach (Prior prior in study.Priors)
        {
            // Bounds that moved since leave a belief as it is, in the units of the property.
            Parameter parameter = study.Space.Parameters[prior.Parameter.Index];
            _of[parameter.Index] = parameter == prior.Parameter ? prior : prior.For(parameter);
        }
    }

    /// <summary>The prior of a parameter, or <see langword="null"/>.</summary>
    public Prior? this[int parameter] => _of[parameter];

    /// <summary>The beliefs of a study, or <see langword="null"/> when it has none.</summary>
    public static PointPrior? Of(SamplerStudy study) => study.Priors.Count > 0 ? new PointPrior(study) : null;

    /// <summary>What results leave of the beliefs, in [0, 1]; 0 while they contradict them.</summary>
    public double Weight(TrialHistory history) => IsContradicted(history) ? 0 : _evidence.Weight(history);

    /// <summary>β/n times the weight that results leave.</summary>
    public double Exponent(TrialHistory history) => Weight(history) * _strength / Math.Max(1, history.Count);

    /// <summary>ln π from its parts.</summary>
    /// <param name="sum">s.</param>
    /// <param name="peak">p.</param>
    /// <param name="numbers">k.</param>
    /// <param name="share">∂ ln π/∂s: near 1 where the point is likely, near 0 on the floor.</param>
    public static double Floored(double sum, double peak, int numbers, out double share)
    {
        double floor = peak - (0.5 * numbers) + LogFloor;
        double ratio = Elementary.Exp(-Math.Abs(sum - floor));
        share = sum > floor ? 1 / (1 + ratio) : ratio / (1 + ratio);
        return Math.Max(sum, floor) + Elementary.Log(1 + ratio);
    }

    /// <summary>ln π at a point.</summary>
    public double LogDensity(ReadOnlySpan<double> point)
    {
        (double sum, double peak, int numbers) = Parts(point);
        return Floored(sum, peak, numbers, out _);
    }

    // The best trial lies outside of the beliefs although they were tried.
    private bool IsContradicted(TrialHistory history) =>
        history.BestRow >= 0 && !IsWithin(history, history.BestRow) && IsTried(history);

    private bool IsTried(TrialHistory history)
    {
        int tries = 0;
        for (int row = 0; row < history.Count && tries < Enough; row++)
        {
            if (history.States[row] == TrialState.Complete && IsWithin(history, row)) tries++;
        }

        return tries == Enough;
    }

    // For a draw from k bells p − s = Σ z²/2 has the mean k/2 and the deviation √(k/2): within is up to two deviations above the mean.
    private bool IsWithin(TrialHistory history, int row)
    {
        history.CopyPoint(row, _point);
        (double sum, double peak, int numbers) = Parts(_point);
        return peak - sum <= (0.5 * numbers) + Math.Sqrt(2 * numbers);
    }

    private (double Sum, double Peak, int Numbers) Parts(ReadOnlySpan<double> point)
    {
        double sum = 0, peak = 0;
        int numbers = 0;
        for (int k = 0; k < point.Length; k++)
        {
            if (_of[k] is not { } prior || double.IsNaN(point[k])) continue;
            sum += prior.LogBell(point[k]);
            peak += prior.LogPeak;
            if (prior.Parameter is not ChoiceParameter) numbers++;
        }

        return (sum, peak, numbers);
    }
}
