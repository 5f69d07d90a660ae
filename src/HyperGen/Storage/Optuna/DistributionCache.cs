using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>The last distribution of each parameter: trial after trial has the same ones, which need not be read again.</summary>
internal sealed class DistributionCache
{
    private readonly Dictionary<string, (string Text, OptunaDistribution? Read)> _last = new(StringComparer.Ordinal);

    /// <summary>The text of a distribution.</summary>
    public string Text(string parameter, JsonElement distribution)
    {
        if (_last.TryGetValue(parameter, out var last) && distribution.ValueEquals(last.Text)) return last.Text;
        string text = distribution.GetString() ?? "null";
        _last[parameter] = (text, null);
        return text;
    }

    /// <summary>The distribution.</summary>
    /// <exception cref="JsonException">Its text is no JSON.</exception>
    public OptunaDistribution Read(string parameter, JsonElement distribution)
    {
        string text = Text(parameter, distribution);
        if (_last[parameter].Read is { } known) return known;
        OptunaDistribution read = OptunaDistribution.Read(text);
        _last[parameter] = (text, read);
        return read;
    }
}
