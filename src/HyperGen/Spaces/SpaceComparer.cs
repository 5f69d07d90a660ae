namespace HyperGen.Spaces;

/// <summary>Says in sentences how a space differs from an earlier one and what that means for the trials of the earlier one.</summary>
internal sealed class SpaceComparer
{
    private readonly SearchSpace _earlier;
    private readonly SearchSpace _now;
    private readonly List<string> _changes = [];

    private SpaceComparer(SearchSpace earlier, SearchSpace now) => (_earlier, _now) = (earlier, now);

    public static SpaceDifference Compare(SearchSpace earlier, SearchSpace now) =>
        earlier.Fingerprint == now.Fingerprint ? SpaceDifference.None : new SpaceComparer(earlier, now).Compare();

    private SpaceDifference Compare()
    {
        var followed = new HashSet<string>(StringComparer.Ordinal);
        foreach (Parameter parameter in _now.Parameters)
        {
            if (Earlier(parameter) is not { } old)
            {
                Added(parameter);
                continue;
            }

            followed.Add(old.Name);
            if (old.Name != parameter.Name) _changes.Add($"'{old.Name}' is now named '{parameter.Name}'");
            if (old.Domain != parameter.Domain) DomainChanged(old, parameter);
            if (Conditions(_earlier, old) != Conditions(_now, parameter)) ConditionsChanged(old, parameter);
        }

        foreach (Parameter old in _earlier.Parameters)
        {
            if (!followed.Contains(old.Name))
                _changes.Add($"'{old.Name}' ({old.Domain}) is gone; its values in earlier trials are ignored");
        }

        if (_changes.Count == 0) _changes.Add("the parameters are declared in another order");
        return new SpaceDifference(_changes);
    }

    private Parameter? Earlier(Parameter parameter) =>
        _earlier.Find(parameter.Name)
        ?? parameter.FormerNames.Where(former => _now.Find(former) is null).Select(_earlier.Find).FirstOrDefault(old => old is not null);

    private void Added(Parameter parameter) => _changes.Add(
        $"'{parameter.Name}' is new ({parameter.Domain})" + (double.IsNaN(_now.Initial[parameter.Index])
            ? " and has no default; earlier trials in which it would be active are set aside"
            : $"; earlier trials count with its default {parameter.Format(_now.Initial[parameter.Index])}"));

    private void DomainChanged(Parameter old, Parameter now)
    {
        if (old is ChoiceParameter oldChoice && now is ChoiceParameter choice) ChoicesChanged(oldChoice, choice);
        else _changes.Add($"'{now.Name}' is now {now.Domain} and was {old.Domain}" + (Covers(now, old) ? "" : SetAside("a value outside")));
    }

    private void ChoicesChanged(ChoiceParameter old, ChoiceParameter now)
    {
        string[] gained = [.. now.Choices.Select(choice => choice.Json).Except(old.Choices.Select(choice => choice.Json))];
        string[] lost = [.. old.Choices.Select(choice => choice.Json).Except(now.Choices.Select(choice => choice.Json))];
        if (gained.Length > 0) _changes.Add($"'{now.Name}' has the new choice{Plural(gained)} {string.Join(", ", gained)}");
        string aside = SetAside(lost.Length == 1 ? "it" : "them");
        if (lost.Length > 0) _changes.Add($"'{now.Name}' no longer has the choice{Plural(lost)} {string.Join(", ", lost)}{aside}");
        if (gained.Length == 0 && lost.Length == 0) _changes.Add($"'{now.Name}' lists its choices in another order");
    }

    private void ConditionsChanged(Parameter old, Parameter now) =>
        _changes.Add($"'{now.Name}' is now searched {Conditions(_now, now)} and was {Conditions(_earlier, old)}");

    // Parents may have been renamed: their current name stands for both.
    private string Conditions(SearchSpace space, Parameter parameter) => parameter.Conditions.Count == 0
        ? "always"
        : "while " + string.Join(
            " and ", parameter.Conditions.Select(condition => Condition(space, condition)).Order(StringComparer.Ordinal));

    private string Condition(SearchSpace space, ActivationCondition condition)
    {
        Parameter parent = space.Parameters[condition.ParentIndex];
        return $"{CurrentName(space, parent)} is {string.Join(" or ", condition.Texts(parent))}";
    }

    private string CurrentName(SearchSpace space, Parameter parameter) => space == _now || _now.Find(parameter.Name) is not null
        ? parameter.Name
        : _now.Parameters.FirstOrDefault(now => now.FormerNames.Contains(parameter.Name))?.Name ?? parameter.Name;

    private static bool Covers(Parameter now, Parameter old) => (now, old) switch
    {
        (FloatParameter { Step: null } wide, FloatParameter narrow) => wide.Low <= narrow.Low && narrow.High <= wide.High,
        (FloatParameter { Step: null } wide, IntParameter narrow) => wide.Low <= narrow.Low && narrow.High <= wide.High,
        (IntParameter wide, IntParameter narrow) => wide.Contains(narrow.Low) && wide.Contains(narrow.High) && narrow.Step % wide.Step == 0,
        _ => false,
    };

    private static string SetAside(string with) => $"; earlier trials with {with} are set aside";

    private static string Plural(string[] items) => items.Length == 1 ? "" : "s";
}
