using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>A <see cref="StoredStudy"/> while its records are read.</summary>
internal sealed class StudyDraft(string name, IReadOnlyList<StudyDirection?> directions)
{
    private readonly Dictionary<string, string> _userAttributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _systemAttributes = new(StringComparer.Ordinal);

    public string Name => name;

    public ulong? Seed { get; set; }

    public string? Space { get; set; }

    public List<TrialDraft> Trials { get; } = [];

    public List<int> Told { get; } = [];

    public static StudyDraft Of(StoredStudy study)
    {
        StudyDraft draft = new(study.Name, study.Directions) { Seed = study.Seed, Space = study.Space };
        foreach ((string key, string json) in study.UserAttributes) draft._userAttributes.Add(key, json);
        foreach ((string key, string json) in study.SystemAttributes) draft._systemAttributes.Add(key, json);
        draft.Trials.AddRange(study.Trials.Select(TrialDraft.Of));
        draft.Told.AddRange(study.Told);
        return draft;
    }

    public void SetUserAttribute(string key, JsonElement value)
    {
        if (key == JournalKeys.Space && value.ValueKind == JsonValueKind.Object) Space = value.GetRawText();
        else if (key == JournalKeys.Seed && value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out ulong seed)) Seed = seed;
        else _userAttributes[key] = value.GetRawText();
    }

    public void SetSystemAttribute(string key, JsonElement value) => _systemAttributes[key] = value.GetRawText();

    public StoredStudy Build() => new()
    {
        Name = Name,
        Directions = directions,
        Seed = Seed,
        Space = Space,
        UserAttributes = new Dictionary<string, string>(_userAttributes, StringComparer.Ordinal),
        SystemAttributes = new Dictionary<string, string>(_systemAttributes, StringComparer.Ordinal),
        Trials = [.. Trials.Select(trial => trial.Build())],
        Told = [.. Told],
    };
}
