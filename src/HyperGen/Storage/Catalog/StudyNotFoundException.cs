namespace HyperGen;

/// <summary>A storage has no study of a name.</summary>
/// <param name="study">The name.</param>
/// <param name="storage">The storage as a person knows it.</param>
/// <param name="names">The names of the studies it has.</param>
public sealed class StudyNotFoundException(string study, string storage, IReadOnlyCollection<string> names)
    : StudyStorageException(Text(study, storage, names))
{
    private const int MostNames = 10;

    /// <summary>The name that was looked for.</summary>
    public string Study { get; } = study;

    private static string Text(string study, string storage, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0) return $"'{storage}' has no study '{study}'; it has none at all.";
        string more = names.Count > MostNames ? ", …" : "";
        return $"'{storage}' has no study '{study}'; it has {string.Join(", ", names.Take(MostNames).Select(name => $"'{name}'"))}{more}.";
    }
}
