namespace HyperGen.Storage;

/// <summary>Distributions by their text: trial after trial has the same ones, which need not be read again.</summary>
internal sealed class OptunaDistributions
{
    private readonly Dictionary<string, OptunaDistribution?> _known = new(StringComparer.Ordinal);

    /// <summary>The distribution of a text, or <see langword="null"/> for a text that is none.</summary>
    public OptunaDistribution? this[string text]
    {
        get
        {
            if (!_known.TryGetValue(text, out OptunaDistribution? distribution))
                _known.Add(text, distribution = OptunaDistribution.TryRead(text));
            return distribution;
        }
    }

    /// <summary>A parameter's value as an objective sees it, as JSON.</summary>
    public string Json(StoredParameter parameter) => this[parameter.Distribution]?.Json(parameter.Value) ?? "null";
}
