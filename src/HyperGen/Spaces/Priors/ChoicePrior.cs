using HyperGen.Numerics;

namespace HyperGen.Spaces;

/// <summary>Weights of choices.</summary>
internal sealed class ChoicePrior : Prior
{
    private readonly double[] _weights;
    private readonly double[] _logShares;
    private readonly double[] _cumulative;

    private ChoicePrior(Parameter parameter, double[] weights)
        : base(parameter)
    {
        _weights = weights;
        double largest = weights.Max(), total = 0;
        _cumulative = [.. weights.Select(weight => total += (weight / largest) + Floor)];
        _logShares = [.. weights.Select(weight => Elementary.Log(weight / largest * weights.Length / total))];
        Centre = Array.IndexOf(weights, largest);
    }

    internal override double Centre { get; }

    internal override double LogPeak => _logShares[(int)Centre];

    internal override double Deviation => 1;

    /// <exception cref="ArgumentException">There are more or fewer weights than choices, one is no weight, or all are 0.</exception>
    public static ChoicePrior Of(ChoiceParameter parameter, double[] weights)
    {
        PriorGuard.Check(parameter, weights);
        return new ChoicePrior(parameter, weights);
    }

    internal override double LogBellAt(double position, out double slope)
    {
        slope = 0;
        return _logShares[(int)position];
    }

    internal override double PositionAt(double share)
    {
        double target = Math.Clamp(share, 0, 1) * _cumulative[^1];
        int index = 0;
        while (index < _cumulative.Length - 1 && _cumulative[index] <= target) index++;
        return index;
    }

    internal override Prior For(Parameter parameter) => new ChoicePrior(parameter, _weights);

    private protected override double PositionOf(double value) => value;

    private protected override double ValueAt(double position) => position;
}
