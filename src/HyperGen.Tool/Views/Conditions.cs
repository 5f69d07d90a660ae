namespace HyperGen.Tool.Views;

/// <summary>Conditions in words.</summary>
internal static class Conditions
{
    /// <summary>For example <c>Optimizer is Sgd or Adam</c>.</summary>
    public static string Text(SearchSpace space, ActivationCondition condition)
    {
        Parameter parent = space.Parameters[condition.ParentIndex];
        string[] values = [.. condition.Values.ToArray().Where(parent.Contains).Select(parent.Format)];
        return $"{parent.Name} is {string.Join(" or ", values)}";
    }
}
