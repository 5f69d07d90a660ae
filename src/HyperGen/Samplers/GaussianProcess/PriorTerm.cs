using HyperGen.Sampling.Priors;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>What beliefs add to the logarithm of the acquisition at codes: (β/n) ln π over the active axes that have one.</summary>
internal sealed class PriorTerm
{
    private readonly EncodedSpace _space;
    private readonly PointPrior _prior;
    private readonly Axis[] _axes; // those with a belief
    private double _exponent;

    private PriorTerm(EncodedSpace space, PointPrior prior)
    {
        (_space, _prior) = (space, prior);
        _axes = [.. space.Axes.Where(axis => prior[axis.Index] is not null)];
    }

    /// <summary>The term of a study, or <see langword="null"/> when it has no beliefs.</summary>
    public static PriorTerm? Of(EncodedSpace space, SamplerStudy study) =>
        PointPrior.Of(study) is { } prior ? new PriorTerm(space, prior) : null;

    /// <summary>
    /// Sets the weight for a proposal: it fades with the finished trials, and every third trial is proposed without beliefs.
    /// </summary>
    public void Weigh(TrialHistory history, int trialNumber) => _exponent = trialNumber % 3 == 1 ? 0 : _prior.Exponent(history);

    public double At(ReadOnlySpan<double> codes) => _exponent * LogDensity(codes, out _);

    /// <summary>Adds the slopes along numeric columns in scaled units, in column order, and returns the value.</summary>
    public double AddSlopes(ReadOnlySpan<double> codes, Columns columns, Span<double> gradient)
    {
        double value = _exponent * LogDensity(codes, out double share);
        for (int column = 0; column < columns.Numbers; column++)
        {
            Axis axis = columns.Order[column];
            if (_prior[axis.Index] is not { } prior || !IsActive(axis, codes)) continue;
            prior.LogBellAt(codes[axis.Position], out double slope);
            gradient[column] += _exponent * share * slope / columns.Inverse(column);
        }

        return value;
    }

    /// <summary>The position of an axis at a number of the unit interval: a draw from the belief where there is one.</summary>
    public double Draw(Axis axis, double unit) => _prior[axis.Index]?.PositionAt(unit) ?? axis.At(unit);

    /// <summary>The likeliest position of every axis; the middle or first one where there is no belief.</summary>
    public void Centre(Span<double> positions)
    {
        foreach (Axis axis in _space.Axes) positions[axis.Position] = _prior[axis.Index]?.Centre ?? (axis.IsChoice ? 0 : 0.5);
    }

    private double LogDensity(ReadOnlySpan<double> codes, out double share)
    {
        double sum = 0, peak = 0;
        int numbers = 0;
        foreach (Axis axis in _axes)
        {
            if (!IsActive(axis, codes)) continue;
            Prior prior = _prior[axis.Index]!;
            sum += prior.LogBellAt(codes[axis.Position], out _);
            peak += prior.LogPeak;
            if (!axis.IsChoice) numbers++;
        }

        return PointPrior.Floored(sum, peak, numbers, out share);
    }

    // Codes alone do not tell an inactive number from one in the middle: its conditions do. By index, as an enumerator would be allocated.
    private bool IsActive(Axis axis, ReadOnlySpan<double> codes)
    {
        for (int i = 0; i < axis.Parameter.Conditions.Count; i++)
        {
            if (!Holds(axis.Parameter.Conditions[i], codes)) return false;
        }

        return true;
    }

    private bool Holds(ActivationCondition condition, ReadOnlySpan<double> codes)
    {
        Axis? parent = _space.AxisOf(condition.ParentIndex);
        if (parent is null) return condition.Values.Contains(_space.Space.Parameters[condition.ParentIndex].FromUnit(0.5));
        if (!IsActive(parent, codes)) return false;
        foreach (double value in condition.Values)
        {
            if (parent.Encode(value) == codes[parent.Position]) return true;
        }

        return false;
    }
}
