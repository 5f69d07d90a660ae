using System.Globalization;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>
/// Goes through the records of a journal, whoever wrote them, and knows which study and which trial each of them speaks of.
/// </summary>
/// <typeparam name="TTrial">What a reader remembers of an unfinished trial.</typeparam>
/// <remarks>
/// Identities are implied by the order of the records: a study's by the number of studies before it, a trial's by the number of trials of
/// all studies before it. A record that does not apply (an unknown identity, a finished trial) is ignored, as every client does.
/// </remarks>
internal abstract class JournalReader<TTrial>
    where TTrial : class
{
    private readonly List<string?> _studies = []; // names by identity; null for a deleted one
    private readonly List<(int Study, int Number)> _trials = []; // by identity
    private readonly List<int> _counts = []; // trials by study
    private string? _worker;

    /// <summary>The identity the next created study gets.</summary>
    public int NextStudy => _studies.Count;

    /// <summary>The identity the next created trial gets.</summary>
    public int NextTrial => _trials.Count;

    /// <summary>Applies one record.</summary>
    /// <exception cref="FormatException">The record is not one of a journal, or of a newer version.</exception>
    public void Apply(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(PythonJson.Strict(line));
            Apply(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FormatException("it is no JSON", error);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"it is no record of a study ({error.Message})", error);
        }
    }

    protected abstract void CreateStudy(int study, string name, JsonElement directions);

    protected abstract void DeleteStudy(int study);

    protected abstract void SetStudyUserAttributes(int study, JsonElement attributes);

    protected virtual void SetStudySystemAttributes(int study, JsonElement attributes)
    {
    }

    protected abstract void CreateTrial(int study, int number, JsonElement record);

    /// <summary>
    /// An unfinished trial; <see langword="null"/> for a finished one and for one of a study that this reader leaves out.
    /// </summary>
    protected abstract TTrial? Find(int study, int number);

    protected abstract void SetParameter(TTrial trial, string name, JsonElement record);

    protected abstract void SetState(TTrial trial, JsonElement record);

    protected abstract void Report(TTrial trial, JsonElement step, double value);

    protected abstract void SetUserAttributes(TTrial trial, JsonElement attributes);

    protected virtual void SetSystemAttributes(TTrial trial, JsonElement attributes)
    {
    }

    /// <summary>Who wrote a record; <see langword="null"/> for one without a name.</summary>
    protected string? Worker(JsonElement record)
    {
        if (!record.TryGetProperty("worker_id", out JsonElement worker) || worker.ValueEquals("")) return null;
        if (_worker is null || !worker.ValueEquals(_worker)) _worker = worker.GetString();
        return _worker;
    }

    private void Apply(JsonElement record)
    {
        int operation = record.GetProperty("op_code").GetInt32();
        switch ((JournalOperation)operation)
        {
            case JournalOperation.CreateStudy:
                CreateStudy(record);
                break;
            case JournalOperation.DeleteStudy when StudyOf(record) is { } study:
                _studies[study] = null;
                DeleteStudy(study);
                break;
            case JournalOperation.SetStudyUserAttribute when StudyOf(record) is { } study:
                SetStudyUserAttributes(study, record.GetProperty("user_attr"));
                break;
            case JournalOperation.SetStudySystemAttribute when StudyOf(record) is { } study:
                SetStudySystemAttributes(study, record.GetProperty("system_attr"));
                break;
            case JournalOperation.CreateTrial when StudyOf(record) is { } study:
                _trials.Add((study, _counts[study]));
                CreateTrial(study, _counts[study]++, record);
                break;
            case JournalOperation.SetTrialParameter when TrialOf(record) is { } trial:
                SetParameter(trial, record.GetProperty("param_name").GetString()!, record);
                break;
            case JournalOperation.SetTrialState when TrialOf(record) is { } trial:
                SetState(trial, record);
                break;
            case JournalOperation.SetTrialReport when TrialOf(record) is { } trial:
                Report(trial, record.GetProperty("step"), PythonJson.Number(record.GetProperty("intermediate_value")));
                break;
            case JournalOperation.SetTrialUserAttribute when TrialOf(record) is { } trial:
                SetUserAttributes(trial, record.GetProperty("user_attr"));
                break;
            case JournalOperation.SetTrialSystemAttribute when TrialOf(record) is { } trial:
                SetSystemAttributes(trial, record.GetProperty("system_attr"));
                break;
            case > JournalOperation.DiscardTrials or < JournalOperation.CreateStudy:
                throw new FormatException(
                    string.Create(
                        CultureInfo.InvariantCulture, $"its operation {operation} is unknown; a newer version may have written it"));
        }
    }

    private void CreateStudy(JsonElement record)
    {
        string name = record.GetProperty("study_name").GetString() ?? "";
        if (_studies.Contains(name)) return;
        _studies.Add(name);
        _counts.Add(0);
        CreateStudy(_studies.Count - 1, name, record.GetProperty("directions"));
    }

    private int? StudyOf(JsonElement record)
    {
        int study = record.GetProperty("study_id").GetInt32();
        return (uint)study < (uint)_studies.Count && _studies[study] is not null ? study : null;
    }

    private TTrial? TrialOf(JsonElement record)
    {
        int identity = record.GetProperty("trial_id").GetInt32();
        if ((uint)identity >= (uint)_trials.Count) return null;
        (int study, int number) = _trials[identity];
        return _studies[study] is null ? null : Find(study, number);
    }
}
