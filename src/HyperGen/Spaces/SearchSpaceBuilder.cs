namespace HyperGen;

/// <summary>Assembles a <see cref="SearchSpace"/>. Called by generated code; also the way to build a space by hand.</summary>
/// <remarks>
/// <see cref="When"/>, <see cref="FormerlyNamed"/>, <see cref="Near"/>, <see cref="Weigh"/> and <see cref="Expandable"/> apply to what
/// was added last.
/// </remarks>
public sealed class SearchSpaceBuilder
{
    private readonly string _name;
    private readonly List<Parameter> _parameters = [];
    private readonly List<double> _initial = []; // of the parameters of inner spaces, NaN for others
    private readonly List<(int Index, Prior Prior)> _priors = [];
    private readonly List<(int Index, HardLimits Limits)> _limits = [];
    private int _lastAdded;
    private string _lastName = "";
    private double[]? _default;
    private double[]? _unmasked;
    private FeasibilityTest? _feasibility;

    /// <summary>Starts a space without parameters.</summary>
    /// <param name="name">The full name of the config type.</param>
    public SearchSpaceBuilder(string name) => _name = name;

    /// <summary>Number of parameters added so far: the index the next one gets.</summary>
    public int Count => _parameters.Count;

    /// <summary>Adds a real parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Largest value.</param>
    /// <param name="scale">How values are spread.</param>
    /// <param name="step">Distance between values, or <see langword="null"/> for a continuous range.</param>
    /// <param name="form">What the numbers stand for.</param>
    /// <exception cref="ArgumentException">The domain is ill-formed; the message names the parameter, the value and the mend.</exception>
    public SearchSpaceBuilder AddFloat(
        string name, double low, double high, Scale scale = Scale.Linear, double? step = null, NumberForm form = NumberForm.Number) =>
        Add(new FloatParameter(NextPlace(name), low, high, scale, step, form));

    /// <summary>Adds an integer parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Largest value.</param>
    /// <param name="scale">How values are spread.</param>
    /// <param name="step">Distance between values.</param>
    /// <param name="form">What the numbers stand for.</param>
    /// <exception cref="ArgumentException">The domain is ill-formed; the message names the parameter, the value and the mend.</exception>
    public SearchSpaceBuilder AddInt(
        string name, long low, long high, Scale scale = Scale.Linear, long step = 1, NumberForm form = NumberForm.Number) =>
        Add(new IntParameter(NextPlace(name), low, high, scale, step, form));

    /// <summary>Adds a categorical parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The choices in order.</param>
    /// <param name="labels">
    /// Stored texts for values that have no JSON form of their own (enum members, types); otherwise <see langword="null"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no choices, two of one stored text, more or fewer labels than choices, or a choice without a label that needs one.
    /// </exception>
    public SearchSpaceBuilder AddChoice<T>(string name, IReadOnlyList<T> values, IReadOnlyList<string>? labels = null)
    {
        if (labels is not null && labels.Count != values.Count) throw DomainGuard.LabelCount(name, values.Count, labels.Count);
        Choice[] choices = [.. values.Select((value, i) => Choice.Of(value, labels?[i]) ?? throw DomainGuard.NoStoredForm(name, value))];
        if (choices.CountBy(choice => choice.Json).FirstOrDefault(count => count.Value > 1).Key is { } twice)
            throw DomainGuard.ChoiceTwice(name, twice);
        return Add(new ChoiceParameter<T>(NextPlace(name), [.. values], choices));
    }

    /// <summary>Adds the parameters of a nested space, named <c>name.parameter</c>.</summary>
    /// <param name="name">The name of the nested property.</param>
    /// <param name="space">The nested space.</param>
    public SearchSpaceBuilder AddSpace(string name, SearchSpace space) => AddAll(name, space, []);

    /// <summary>
    /// Adds the parameters of one alternative of a polymorphic choice, named <c>name[label].parameter </c> and active with it.
    /// </summary>
    /// <param name="name">The name of the polymorphic property.</param>
    /// <param name="choiceIndex">Index of the <see cref="ChoiceParameter"/> that was added for it.</param>
    /// <param name="choice">Index of the alternative among its choices.</param>
    /// <param name="space">The space of the alternative.</param>
    public SearchSpaceBuilder AddVariant(string name, int choiceIndex, int choice, SearchSpace space) => AddAll(
        $"{name}[{((ChoiceParameter)_parameters[choiceIndex]).Choices[choice].Label}]",
        space,
        [new ActivationCondition(choiceIndex, [choice])]);

    /// <summary>Makes what was added last depend on a parent parameter. Several calls must all hold.</summary>
    /// <param name="parentIndex">Index of the parent; it may be added later.</param>
    /// <param name="values">The activating values in numeric form.</param>
    public SearchSpaceBuilder When(int parentIndex, params double[] values)
    {
        ActivationCondition condition = new(parentIndex, [.. values]);
        for (int i = _lastAdded; i < _parameters.Count; i++)
        {
            Parameter old = _parameters[i];
            _parameters[i] = old.At(new ParameterPlace(old.Name, i, [.. old.Conditions, condition], old.FormerNames));
        }

        return this;
    }

    /// <summary>Gives what was added last a former name; for a nested space a former prefix.</summary>
    /// <param name="name">The name in an earlier version of the code.</param>
    public SearchSpaceBuilder FormerlyNamed(string name)
    {
        for (int i = _lastAdded; i < _parameters.Count; i++)
        {
            Parameter old = _parameters[i];
            string suffix = old.Name[_lastName.Length..];
            _parameters[i] = old.At(new ParameterPlace(old.Name, i, old.Conditions, [.. old.FormerNames, name + suffix]));
        }

        return this;
    }

    /// <summary>Gives the number that was added last a prior; see <see cref="FloatParameter.Near"/>.</summary>
    /// <param name="centre">The likeliest value.</param>
    /// <param name="factor">One standard deviation as a factor above 1.</param>
    /// <param name="spread">One standard deviation as a distance.</param>
    /// <exception cref="ArgumentException">The prior is ill-formed; the message names the parameter, the value and the mend.</exception>
    public SearchSpaceBuilder Near(double centre, double? factor = null, double? spread = null) => With(_parameters[_lastAdded] switch
    {
        FloatParameter real => real.Near(centre, factor, spread),
        IntParameter integer => integer.Near(centre, factor, spread),
        var other => throw Spaces.PriorGuard.NoNumber(other.Name),
    });

    /// <summary>Gives the choice that was added last a prior; see <see cref="ChoiceParameter.Weigh"/>.</summary>
    /// <param name="weights">One weight per choice.</param>
    /// <exception cref="ArgumentException">The prior is ill-formed; the message names the parameter, the value and the mend.</exception>
    public SearchSpaceBuilder Weigh(params double[] weights) => With(
        _parameters[_lastAdded] is ChoiceParameter choice
            ? choice.Weigh(weights)
            : throw Spaces.PriorGuard.NoChoice(_parameters[_lastAdded].Name));

    /// <summary>Lets studies move the bounds of the number that was added last; see <see cref="ExpandableAttribute"/>.</summary>
    /// <param name="low">The least value that may ever be tried, at most the lower bound.</param>
    /// <param name="high">The largest value that may ever be tried, at least the upper bound.</param>
    /// <exception cref="ArgumentException">The limits are ill-formed; the message names the parameter, the value and the mend.</exception>
    public SearchSpaceBuilder Expandable(double low, double high)
    {
        _limits.Add((_lastAdded, new HardLimits(_parameters[_lastAdded], low, high)));
        return this;
    }

    /// <summary>Sets the default point. An invalid one leaves the space without a default, for the reason it then states.</summary>
    /// <param name="point">The point of the default config.</param>
    public SearchSpaceBuilder WithDefault(ReadOnlySpan<double> point)
    {
        _default = point.ToArray();
        return this;
    }

    /// <summary>
    /// Sets what the properties of the default config hold, whether or not they are searched in it. Trials of an earlier version of the
    /// space
    /// that have no value for a parameter take this one.
    /// </summary>
    /// <param name="values">A number for each parameter; NaN or one outside the domain where there is none.</param>
    public SearchSpaceBuilder WithInitial(ReadOnlySpan<double> values)
    {
        _unmasked = values.ToArray();
        return this;
    }

    /// <summary>Sets the test of the constraints known in advance.</summary>
    /// <param name="feasibility">True for feasible points.</param>
    public SearchSpaceBuilder WithConstraints(FeasibilityTest feasibility)
    {
        _feasibility = feasibility;
        return this;
    }

    /// <summary>Builds the space.</summary>
    /// <exception cref="ArgumentException">Two parameters share a name, or conditions form a cycle.</exception>
    public SearchSpace Build()
    {
        var byName = _parameters.GroupBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
        if (byName.FirstOrDefault(group => group.Count() > 1) is { } clash)
            throw new ArgumentException($"'{_name}' has several parameters named '{clash.Key}' (case aside); rename one.");
        IReadOnlyList<Prior> priors = [.. _priors.Select(entry => entry.Prior.For(_parameters[entry.Index]))];
        IReadOnlyList<HardLimits> limits =
            [.. _limits.Select(entry => new HardLimits(_parameters[entry.Index], entry.Limits.Low, entry.Limits.High))];
        return new SearchSpace(_name, [.. _parameters], _default, [.. _parameters.Select(Initial)], _feasibility, priors, limits);
    }

    /// <summary>The first of the known values that lies in the domain; NaN without one.</summary>
    private double Initial(Parameter parameter) =>
        Known(_default, parameter) ?? Known(_unmasked, parameter) ?? _initial[parameter.Index];

    private double? Known(double[]? values, Parameter parameter) =>
        values?.Length == Count && parameter.Contains(values[parameter.Index]) ? values[parameter.Index] : null;

    private ParameterPlace NextPlace(string name) => new(name, _parameters.Count, [], []);

    private SearchSpaceBuilder Add(Parameter parameter)
    {
        (_lastAdded, _lastName) = (_parameters.Count, parameter.Name);
        _parameters.Add(parameter);
        _initial.Add(double.NaN);
        return this;
    }

    private SearchSpaceBuilder With(Prior prior)
    {
        _priors.Add((_lastAdded, prior));
        return this;
    }

    private SearchSpaceBuilder AddAll(string prefix, SearchSpace space, ActivationCondition[] conditions)
    {
        int offset = _lastAdded = _parameters.Count;
        _lastName = prefix;
        foreach (Parameter inner in space.Parameters)
        {
            _initial.Add(space.Initial[inner.Index]);
            _parameters.Add(inner.At(new ParameterPlace(
                $"{prefix}.{inner.Name}",
                offset + inner.Index,
                [.. conditions, .. inner.Conditions.Select(condition => condition.Shifted(offset))],
                [.. inner.FormerNames.Select(former => $"{prefix}.{former}")])));
        }

        foreach (Prior prior in space.Priors) _priors.Add((offset + prior.Parameter.Index, prior));
        foreach (HardLimits limits in space.HardLimits) _limits.Add((offset + limits.Parameter.Index, limits));
        return this;
    }
}
