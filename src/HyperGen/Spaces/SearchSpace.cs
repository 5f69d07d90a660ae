using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace HyperGen;

/// <summary>The immutable description of a search space: its parameters, conditions, constraints and default.</summary>
/// <remarks>
/// A <em>point</em> holds one number per parameter in declaration order; inactive parameters are <see cref="double.NaN"/>.
/// Made by the generated code through <see cref="SearchSpaceBuilder"/>. Safe to share between threads.
/// </remarks>
public sealed class SearchSpace
{
    private readonly Parameter[] _parameters;
    private readonly int[] _activationOrder;
    private readonly double[] _default;
    private readonly double[] _initial;
    private readonly FeasibilityTest? _feasibility;
    private readonly Dictionary<string, Parameter> _byName;
    private readonly Lazy<double[]?> _anchor;

    internal SearchSpace(
        string name, Parameter[] parameters, double[]? defaultPoint, double[] initial, FeasibilityTest? feasibility,
        IReadOnlyList<Prior>? priors = null, IReadOnlyList<HardLimits>? limits = null)
    {
        Name = name;
        Priors = priors ?? [];
        HardLimits = limits ?? [];
        _parameters = parameters;
        _initial = initial;
        _feasibility = feasibility;
        _byName = parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        _activationOrder = Spaces.ActivationOrder.Of(name, parameters);
        Cardinality = Spaces.PointCount.Of(this);
        HasCountablePoints = parameters.All(parameter => parameter.Cardinality is not null || parameter.Conditions.Count > 0);
        Fingerprint = Spaces.Fingerprint.Of(this);
        _default = [];
        WhyNoDefault = defaultPoint is null ? "the config type gives no default" : Problem(defaultPoint);
        if (WhyNoDefault is null && !IsFeasible(defaultPoint)) WhyNoDefault = "the default config breaks a constraint";
        if (WhyNoDefault is null) _default = defaultPoint!;
        double[]? start = defaultPoint is not null && Problem(defaultPoint) is null ? defaultPoint : null;
        // Not kept when a constraint throws: the next proposal looks again.
        _anchor = new Lazy<double[]?>(() => Spaces.FeasibleAnchor.Find(this, start), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Number of plain draws after which a feasible point is looked for in other ways.</summary>
    public static int FeasibilityAttempts => 10_000;

    /// <summary>The full name of the config type.</summary>
    public string Name { get; }

    /// <summary>The parameters in declaration order, those of nested spaces in place.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>The beliefs declared by <see cref="PriorAttribute"/>; no part of the fingerprint.</summary>
    public IReadOnlyList<Prior> Priors { get; }

    /// <summary>
    /// How far studies may move bounds outwards, declared by <see cref="ExpandableAttribute"/>; no part of the fingerprint.
    /// </summary>
    public IReadOnlyList<HardLimits> HardLimits { get; }

    /// <summary>Number of parameters, the length of a point.</summary>
    public int Count => _parameters.Length;

    /// <summary>
    /// Number of distinct points, constraints not considered; <see langword="null"/> when a parameter is continuous or the number is
    /// beyond 2^53 or too costly to count.
    /// </summary>
    public long? Cardinality { get; }

    /// <summary>
    /// Whether some points need no continuous number, so that a draw may come to one again: no continuous parameter is always active.
    /// </summary>
    internal bool HasCountablePoints { get; }

    /// <summary>A stable text that is equal for spaces with equal parameters, domains and conditions.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether the type gives a default config that is a valid, feasible point.</summary>
    [MemberNotNullWhen(false, nameof(WhyNoDefault))]
    public bool HasDefault => WhyNoDefault is null;

    /// <summary>The reason why there is no usable default, or <see langword="null"/>.</summary>
    public string? WhyNoDefault { get; }

    /// <summary>The point of the default config; empty without one.</summary>
    public ReadOnlySpan<double> Default => _default;

    /// <summary>
    /// What the properties of the default config hold in numeric form, those of parameters that are inactive in it too; NaN where that is
    /// unknown or outside the domain.
    /// </summary>
    internal ReadOnlySpan<double> Initial => _initial;

    /// <summary>Whether some points are infeasible.</summary>
    public bool HasConstraints => _feasibility is not null;

    /// <summary>Parameter indices in an order in which parents come before the parameters they activate.</summary>
    public ReadOnlySpan<int> ActivationOrder => _activationOrder;

    /// <summary>The parameter of a name.</summary>
    /// <param name="name">The full name.</param>
    /// <exception cref="KeyNotFoundException">No parameter has this name; the message lists those there are.</exception>
    public Parameter this[string name] => Find(name)
        ?? throw new KeyNotFoundException($"'{Name}' has no parameter '{name}'; it has {string.Join(", ", _byName.Keys)}.");

    /// <summary>The parameter of a name, or <see langword="null"/>.</summary>
    /// <param name="name">The full name.</param>
    public Parameter? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether a valid point fulfils every constraint.</summary>
    /// <param name="point">A valid point.</param>
    public bool IsFeasible(ReadOnlySpan<double> point) => _feasibility is null || _feasibility(point);

    /// <summary>
    /// Sets the entries of inactive parameters to NaN and fills active ones that are NaN with the centre of their domain.
    /// </summary>
    /// <param name="point">A point whose active entries are values of their domains.</param>
    public void Complete(Span<double> point)
    {
        foreach (int index in _activationOrder)
        {
            Parameter parameter = _parameters[index];
            if (!parameter.IsActive(point)) point[index] = double.NaN;
            else if (double.IsNaN(point[index])) point[index] = parameter.FromUnit(0.5);
        }
    }

    /// <summary>
    /// Draws a feasible point uniformly (in the logarithm for log scales). Where the feasible share is so small that
    /// <see cref="FeasibilityAttempts"/> draws find none, by a random walk from the default config or from a feasible point that a long
    /// search finds: then uniformly in the limit.
    /// </summary>
    /// <param name="rng">The random stream; advanced.</param>
    /// <param name="point">Destination of length <see cref="Count"/>.</param>
    /// <exception cref="InfeasibleSpaceException">No feasible point was found; the message says in how many draws.</exception>
    public void Sample(ref Rng rng, Span<double> point)
    {
        for (int attempt = 0; attempt < FeasibilityAttempts; attempt++)
        {
            foreach (int index in _activationOrder)
            {
                Parameter parameter = _parameters[index];
                point[index] = parameter.IsActive(point) ? parameter.Sample(ref rng) : double.NaN;
            }

            if (IsFeasible(point)) return;
        }

        SampleByWalk(ref rng, point);
    }

    /// <summary>What <see cref="Sample"/> does when plain draws find no feasible point. Called by generated code.</summary>
    /// <param name="rng">The random stream; advanced.</param>
    /// <param name="point">Destination of length <see cref="Count"/>.</param>
    /// <exception cref="InfeasibleSpaceException">No feasible point was found; the message says in how many draws.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SampleByWalk(ref Rng rng, Span<double> point)
    {
        double[] anchor = _anchor.Value
            ?? throw InfeasibleSpaceException.After(this, FeasibilityAttempts + Spaces.FeasibleAnchor.MostDraws);
        anchor.CopyTo(point);
        new Spaces.FeasibleWalk(this).Run(ref rng, point);
    }

    /// <summary>The same space with other bounds of a numeric parameter; a default outside of them is none.</summary>
    internal SearchSpace WithBounds(int parameter, double low, double high)
    {
        Parameter[] parameters = [.. _parameters];
        parameters[parameter] = Spaces.NumericBounds.With(parameters[parameter], low, high);
        return new SearchSpace(Name, parameters, HasDefault ? _default : null, _initial, _feasibility);
    }

    /// <summary>A part of the space: smaller domains of the same numeric forms, of whose points only some are feasible.</summary>
    /// <param name="parameters">The parameters, by index.</param>
    /// <param name="known">A feasible point of the part; its default, from which the part can be walked when draws do not meet it.</param>
    /// <param name="feasibility">A test beside the constraints, or <see langword="null"/>.</param>
    internal SearchSpace Part(Parameter[] parameters, double[] known, FeasibilityTest? feasibility) =>
        new(Name, parameters, known, _initial, feasibility is null ? _feasibility : point => feasibility(point) && IsFeasible(point));

    /// <summary>
    /// What makes a point invalid, as a sentence that names the parameter and the value; <see langword="null"/> for a valid one.
    /// </summary>
    /// <param name="point">A candidate point.</param>
    public string? Problem(ReadOnlySpan<double> point)
    {
        if (point.Length != Count) return $"the point has {point.Length} entries and the space {Count} parameters";
        foreach (int index in _activationOrder)
        {
            Parameter parameter = _parameters[index];
            double value = point[index];
            if (!parameter.IsActive(point))
            {
                if (!double.IsNaN(value))
                    return FormattableString.Invariant($"'{parameter.Name}' has the value {value} although it is inactive");
            }
            else if (!parameter.Contains(value))
            {
                return parameter is ChoiceParameter
                    ? $"'{parameter.Name}' has a value that is not among {parameter.Domain}"
                    : FormattableString.Invariant($"'{parameter.Name}' has the value {value}, outside {parameter.Domain}");
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Count} parameters)";
}
