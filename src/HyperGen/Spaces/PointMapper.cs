using HyperGen.Numerics;

namespace HyperGen.Spaces;

/// <summary>
/// Maps stored parameter values, whatever space they were proposed in, to points of the current space.
/// </summary>
/// <remarks>
/// A parameter finds its value by its name, then by its former names. Choices are found by value and not by index, numbers must be values
/// of the current domain, whatever kind of parameter held them before. Conditions are the current ones: values of inactive parameters are
/// dropped, and so are those of parameters that are gone. A trial that names nothing of the space, has a value outside the domain, or lacks
/// one without a default has no point: it stays in the storage and has no meaning in the space.
/// </remarks>
internal sealed class PointMapper
{
    // Clients compute grid points in different ways; they agree to within rounding.
    private const double GridTolerance = 1e-8;

    private readonly SearchSpace _space;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byFormerName = new(StringComparer.Ordinal);
    private readonly Dictionary<StoredValue, int>?[] _choices;
    private readonly StoredValue?[] _found;

    public PointMapper(SearchSpace space)
    {
        _space = space;
        _choices = new Dictionary<StoredValue, int>?[space.Count];
        _found = new StoredValue?[space.Count];
        foreach (Parameter parameter in space.Parameters)
        {
            _byName.Add(parameter.Name, parameter.Index);
            foreach (string former in parameter.FormerNames) _byFormerName.TryAdd(former, parameter.Index);
            if (parameter is ChoiceParameter choice) _choices[parameter.Index] = IndexOf(choice);
        }
    }

    /// <summary>The values of a point, as another space may read them.</summary>
    public static List<KeyValuePair<string, StoredValue>> ValuesOf(SearchSpace space, ReadOnlySpan<double> point)
    {
        var values = new List<KeyValuePair<string, StoredValue>>(space.Count);
        foreach (Parameter parameter in space.Parameters)
        {
            if (!double.IsNaN(point[parameter.Index])) values.Add(new(parameter.Name, StoredValue.Of(parameter, point[parameter.Index])));
        }

        return values;
    }

    /// <summary>The point of stored values, or <see langword="null"/> when they have none.</summary>
    /// <param name="values">Names and values; of two values of one name the later counts.</param>
    /// <param name="missing">What happens to an active parameter without a value.</param>
    public double[]? Map(IReadOnlyList<KeyValuePair<string, StoredValue>> values, MissingParameters missing)
    {
        if (!Collect(values) && _space.Count > 0) return null;
        double[] point = new double[_space.Count];
        Array.Fill(point, double.NaN);
        foreach (int index in _space.ActivationOrder)
        {
            Parameter parameter = _space.Parameters[index];
            if (!parameter.IsActive(point)) continue;
            point[index] = _found[index] is { } value ? ValueIn(parameter, value)
                : missing == MissingParameters.TakeDefault ? _space.Initial[index]
                : double.NaN;
            if (double.IsNaN(point[index])) return null;
        }

        return point;
    }

    /// <summary>
    /// The point nearest to stored values: numbers outside of the domain become its nearest value; an active parameter without a value, or
    /// with one that is no longer a choice, takes its default or the middle of its domain. <see langword="null"/> when they name nothing.
    /// </summary>
    public double[]? MapNearest(IReadOnlyList<KeyValuePair<string, StoredValue>> values)
    {
        if (!Collect(values)) return null;
        double[] point = new double[_space.Count];
        Array.Fill(point, double.NaN);
        foreach (int index in _space.ActivationOrder)
        {
            Parameter parameter = _space.Parameters[index];
            if (!parameter.IsActive(point)) continue;
            double value = _found[index] is { } found ? NearestIn(parameter, found) : double.NaN;
            if (double.IsNaN(value)) value = _space.Initial[index];
            point[index] = double.IsNaN(value) ? parameter.FromUnit(0.5) : value;
        }

        return point;
    }

    /// <summary>
    /// The point of stored values as far as they are evidence: a number between two values of the domain counts for the nearer one, a
    /// missing parameter for its default. <see langword="null"/> when a number lies beyond the domain, a choice is gone or none is named.
    /// </summary>
    public double[]? MapWithin(IReadOnlyList<KeyValuePair<string, StoredValue>> values)
    {
        if (MapNearest(values) is not { } point) return null;
        for (int index = 0; index < point.Length; index++)
        {
            if (double.IsNaN(point[index]) || _found[index] is not { } value) continue;
            Parameter parameter = _space.Parameters[index];
            bool isWithin = parameter is ChoiceParameter
                ? !double.IsNaN(ValueIn(parameter, value))
                : value.Number >= parameter.FromUnit(0) && value.Number <= parameter.FromUnit(1);
            if (!isWithin) return null;
        }

        return point;
    }

    private bool Collect(IReadOnlyList<KeyValuePair<string, StoredValue>> values)
    {
        bool any = false;
        Array.Clear(_found);
        for (int i = 0; i < values.Count; i++)
        {
            if (!_byName.TryGetValue(values[i].Key, out int index)) continue;
            _found[index] = values[i].Value;
            any = true;
        }

        if (_byFormerName.Count == 0) return any;
        for (int i = 0; i < values.Count; i++)
        {
            if (_byName.ContainsKey(values[i].Key) || !_byFormerName.TryGetValue(values[i].Key, out int index)) continue;
            _found[index] ??= values[i].Value;
            any = true;
        }

        return any;
    }

    /// <summary>The numeric form of a value in a domain; NaN when it lies outside.</summary>
    private double ValueIn(Parameter parameter, StoredValue value)
    {
        if (_choices[parameter.Index] is { } choices) return choices.TryGetValue(value, out int choice) ? choice : double.NaN;
        if (!value.IsNumber) return double.NaN;
        double number = parameter is FloatParameter { Step: { } step } stepped ? Snapped(stepped, step, value.Number) : value.Number;
        return parameter.Contains(number) ? number : double.NaN;
    }

    private double NearestIn(Parameter parameter, StoredValue value)
    {
        double exact = ValueIn(parameter, value);
        if (!double.IsNaN(exact) || parameter is ChoiceParameter || !value.IsNumber) return exact;
        double clipped = Math.Clamp(value.Number, parameter.FromUnit(0), parameter.FromUnit(1));
        return parameter.Contains(clipped) ? clipped : parameter.FromUnit(parameter.ToUnit(clipped));
    }

    private static double Snapped(FloatParameter parameter, double step, double value)
    {
        if (!(value >= parameter.Low - step && value <= parameter.High + step)) return double.NaN;
        double nearest =
            SteppedGrid.Value(parameter.Low, step, SteppedGrid.NearestIndex(parameter.Low, step, parameter.Cardinality!.Value, value));
        return Math.Abs(nearest - value) <= GridTolerance * step ? nearest : double.NaN;
    }

    private static Dictionary<StoredValue, int> IndexOf(ChoiceParameter parameter)
    {
        var index = new Dictionary<StoredValue, int>(parameter.Choices.Count);
        for (int i = 0; i < parameter.Choices.Count; i++) index.TryAdd(StoredValue.Parse(parameter.Choices[i].Json), i);
        return index;
    }
}
