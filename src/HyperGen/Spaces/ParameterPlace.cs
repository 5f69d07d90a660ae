namespace HyperGen;

/// <summary>Where a parameter stands in its space.</summary>
internal sealed record ParameterPlace(
    string Name, int Index, IReadOnlyList<ActivationCondition> Conditions, IReadOnlyList<string> FormerNames);
