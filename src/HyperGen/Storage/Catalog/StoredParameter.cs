using HyperGen.Storage;

namespace HyperGen;

/// <summary>A parameter of a stored trial in the form that HyperGen and Optuna share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">
/// The number that is stored: the value itself, in linear scale; for a categorical parameter the index of the choice.
/// </param>
/// <param name="Distribution">Its domain: the JSON text of one of Optuna's distributions.</param>
public sealed record StoredParameter(string Name, double Value, string Distribution)
{
    /// <summary>
    /// The value as an objective sees it, as JSON: a number, a text, true, false or null; <c>null</c> too when the domain cannot be read or
    /// has no such choice.
    /// </summary>
    public string Json => OptunaDistribution.TryRead(Distribution) is { } distribution ? distribution.Json(Value) : "null";

    /// <summary>The domain in the words of <see cref="Parameter.Domain"/>; the text itself when it cannot be read.</summary>
    public string Domain => OptunaDistribution.TryRead(Distribution)?.Domain ?? Distribution;
}
