namespace HyperGen.Storage;

/// <summary>Gathers findings; equal ones of one study become one with a count.</summary>
internal sealed class FindingList
{
    private readonly List<StorageFinding> _findings = [];
    private readonly Dictionary<(string Code, string? Study, string Message), int> _known = [];

    public IReadOnlyList<StorageFinding> Findings => _findings;

    public void Error(string code, string? study, string place, string message) =>
        Add(new(code, FindingSeverity.Error, study, place, message, 1));

    public void Warning(string code, string? study, string place, string message) =>
        Add(new(code, FindingSeverity.Warning, study, place, message, 1));

    public void Note(string code, string? study, string place, string message) =>
        Add(new(code, FindingSeverity.Note, study, place, message, 1));

    public void Add(string code, FindingSeverity severity, string? study, string place, string message) =>
        Add(new(code, severity, study, place, message, 1));

    /// <summary>Whether something was found in a study that keeps a client from reading it.</summary>
    public bool HasError(string study) => _findings.Exists(finding => finding.Study == study && finding.Severity == FindingSeverity.Error);

    private void Add(StorageFinding finding)
    {
        if (_known.TryAdd((finding.Code, finding.Study, finding.Message), _findings.Count)) _findings.Add(finding);
        else if (_known[(finding.Code, finding.Study, finding.Message)] is var known)
            _findings[known] = _findings[known] with { Count = _findings[known].Count + 1 };
    }
}
