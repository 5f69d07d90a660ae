using HyperGen.Tool.Views;

namespace HyperGen.Tool.Enqueueing;

/// <summary>The parameters that a trial is to be run with: those that were given, and the defaults of the others.</summary>
internal sealed class Wish
{
    private readonly SearchSpace _space;
    private readonly Dictionary<Parameter, string> _given;

    private Wish(SearchSpace space, Dictionary<Parameter, string> given)
    {
        (_space, _given) = (space, given);
        Point = new double[space.Count];
        Array.Fill(Point, double.NaN);
        foreach (int index in space.ActivationOrder) Set(space.Parameters[index]);
    }

    /// <summary>The point, valid in the space.</summary>
    public double[] Point { get; }

    /// <summary>Reads texts of the form <c>name=value</c>.</summary>
    /// <exception cref="RefusedException">One of them has no place in the space; the message names the parameter, the value and the
    /// mend.</exception>
    public static Wish Parse(SearchSpace space, IReadOnlyList<string> texts)
    {
        Dictionary<Parameter, string> given = [];
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) throw new RefusedException($"'{text}' is not of the form name=value.");
            Parameter parameter = space.Find(text[..equals]) ?? throw new RefusedException(Unknown(space, text[..equals]));
            if (!given.TryAdd(parameter, text[(equals + 1)..]))
                throw new RefusedException($"'{parameter.Name}' is given twice; give it once.");
        }

        return new Wish(space, given);
    }

    /// <summary>The active parameters with their values, and whether the value is the default.</summary>
    public IEnumerable<(Parameter Parameter, double Value, bool IsDefault)> Active() => _space.Parameters
        .Where(parameter => !double.IsNaN(Point[parameter.Index]))
        .Select(parameter => (parameter, Point[parameter.Index], !_given.ContainsKey(parameter)));

    private void Set(Parameter parameter)
    {
        bool isGiven = _given.TryGetValue(parameter, out string? text);
        if (!parameter.IsActive(Point))
        {
            if (isGiven) throw new RefusedException(Inactive(parameter, text!));
            return;
        }

        double standard = _space.HasDefault ? _space.Default[parameter.Index] : double.NaN;
        if (!isGiven && double.IsNaN(standard))
        {
            throw new RefusedException(
                $"'{parameter.Name}' needs a value, since it has no default here: add {parameter.Name}=..., {parameter.Domain}.");
        }
        Point[parameter.Index] = isGiven ? ParameterText.Parse(parameter, text!) : standard;
    }

    private string Inactive(Parameter parameter, string text)
    {
        ActivationCondition unmet = parameter.Conditions.First(condition => !condition.Holds(Point));
        Parameter parent = _space.Parameters[unmet.ParentIndex];
        double value = Point[parent.Index];
        string now = double.IsNaN(value) ? "is inactive itself" : $"is {parent.Format(value)}";
        return $"'{parameter.Name}' was given the value '{text}' and is searched only while {Conditions.Text(_space, unmet)}; " +
            $"'{parent.Name}' {now}{(_given.ContainsKey(parent) ? "" : " by default")}. " +
            $"Leave '{parameter.Name}' out, or change '{parent.Name}'.";
    }

    private static string Unknown(SearchSpace space, string name)
    {
        string[] names = [.. space.Parameters.Select(parameter => parameter.Name)];
        string hint = Spelling.Nearest(name, names) is { } near ? $"did you mean '{near}'?" : $"it has {string.Join(", ", names)}.";
        return $"The study has no parameter '{name}'; {hint}";
    }
}
