namespace HyperGen.Suite;

/// <summary>
/// The exact value, after each trial, of the trial that has looked best so far. Without noise that is the best value so far; with
/// noise it may get worse, for a sampler that is taken in by luck has to bear it.
/// </summary>
/// <param name="sign">-1 to negate values of a problem to be maximised.</param>
internal sealed class IncumbentCurve(int sign)
{
    private readonly List<double> _values = [];
    private double _looksBest = double.PositiveInfinity;
    private double _incumbent = double.PositiveInfinity;

    public IReadOnlyList<double> Values => _values;

    public void Add(double observed, double exact)
    {
        if (_values.Count == 0 || sign * observed < _looksBest)
            (_looksBest, _incumbent) = (sign * observed, sign * exact);

        _values.Add(_incumbent);
    }
}
