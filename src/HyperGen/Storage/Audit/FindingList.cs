namespace HyperGen.Storage;

/// <summary>Gathers findings; equal ones of one study become one with a count.</summary>
internal sealed class FindingList
{
    private readonly List<StorageFinding> _findings = [];
    private readonly Dictionary<(string Code, string? Study, string Message), int> _known = [];

    public IReadOnlyList<StorageFinding> Findings => _findings;

    public void Error(string code, string? study, string place, string message) => Add(new(code, FindingSeverity.Error, study, place, message, 1));

    public void Warning(string code, string? study, string place, string message) => Add(new(code, FindingSeverity.Warning, study, place, message, 1));

    private void Add(StorageFinding finding)
    {
        if (_known.TryAdd((finding.Code, finding.Study, finding.Message), _findings.Count)) _findings.Add(finding);
        else if (_known[(finding.Code, finding.Study, finding.Message)] is var known) _findings[known] = _findings[known] with { Count = _findings[known].Count + 1 };
    }
}
