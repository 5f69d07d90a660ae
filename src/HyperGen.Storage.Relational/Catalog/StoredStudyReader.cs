using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>
/// Reads a study from Optuna's tables, and what those do not keep, the order of tells and the workers, from the events. Read again it takes
/// up what has changed: a trial that has finished stays as it is.
/// </summary>
/// <param name="name">The study's name.</param>
internal sealed class StoredStudyReader(string name)
{
    private readonly List<TrialDraft> _trials = []; // by number
    private readonly Dictionary<long, int> _numbers = []; // by identity
    private readonly HashSet<long> _unfinished = [];
    private readonly List<int> _told = []; // as the events tell it
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal); // trial after trial has the same distributions
    private (long Id, string? Token)? _study;
    private long _lastTrial;
    private long _lastEvent;

    /// <summary>Reads a study once.</summary>
    public static async ValueTask<StoredStudy> ReadAsync(Session session, long study, string name, CancellationToken cancellationToken) =>
        (await new StoredStudyReader(name).ReadAsync(session, study, cancellationToken).ConfigureAwait(false))!;

    /// <summary>Reads what is new. After an error it must not be used any more.</summary>
    /// <returns>The study; null when it must be read by a new reader: it is another one, or its trials are others than they were.</returns>
    public async ValueTask<StoredStudy?> ReadAsync(Session session, long study, CancellationToken cancellationToken)
    {
        var found = (study, await StudyToken.AgreeingAsync(session, study, cancellationToken).ConfigureAwait(false));
        if (_study is not null && _study != found) return null;
        bool isFirst = _study is null;
        _study = found;
        StoredStudyParts parts = new(session, study, cancellationToken);
        IReadOnlyList<long> added = await parts.TrialsAfterAsync(_lastTrial).ConfigureAwait(false);
        if (!isFirst && await parts.CountAsync().ConfigureAwait(false) != _trials.Count + added.Count) return null;
        foreach (long trial in _unfinished) Renew(trial);
        if (found.Item2 is not null) await parts.EachEventAsync(_lastEvent, Apply).ConfigureAwait(false);
        foreach (long trial in added) Add(trial);
        if (_unfinished.Count > 0) await ReadTrialsAsync(parts.Of(isFirst ? null : [.. _unfinished])).ConfigureAwait(false);
        _unfinished.RemoveWhere(trial => TrialLedger.IsFinished(Trial(trial).State));
        if (added.Count > 0) _lastTrial = added[^1];
        return await BuildAsync(parts).ConfigureAwait(false);
    }

    private async ValueTask ReadTrialsAsync(StoredStudyParts.OfTrials parts)
    {
        await parts.EachTrialAsync((id, state, started, completed) =>
        {
            Add(id);
            (Trial(id).State, Trial(id).StartedAt, Trial(id).CompletedAt) = (state, started, completed);
        }).ConfigureAwait(false);
        await parts.EachParameterAsync((id, parameter, value, text) =>
            Trial(id).SetParameter(new StoredParameter(parameter, value, Shared(text)))).ConfigureAwait(false);
        await parts.EachValueAsync((id, value) => Trial(id).Values = [.. Trial(id).Values, value]).ConfigureAwait(false);
        await parts.EachReportAsync((id, step, value) => Trial(id).Report(step, value)).ConfigureAwait(false);
        await parts.EachAttributeAsync("user", (id, key, json) => Trial(id).SetUserAttribute(key, json)).ConfigureAwait(false);
        await parts.EachAttributeAsync("system", (id, key, json) => Trial(id).SetSystemAttribute(key, json.GetRawText()))
            .ConfigureAwait(false);
    }

    private async ValueTask<StoredStudy> BuildAsync(StoredStudyParts parts)
    {
        StudyDraft draft = new(name, await parts.DirectionsAsync().ConfigureAwait(false));
        await parts.EachStudyAttributeAsync("user", draft.SetUserAttribute).ConfigureAwait(false);
        await parts.EachStudyAttributeAsync("system", draft.SetSystemAttribute).ConfigureAwait(false);
        draft.Trials.AddRange(_trials);
        draft.Told.AddRange(_told);
        if (_told.Count == _trials.Count - _unfinished.Count) return draft.Build();

        // What foreign clients told keeps no order of its own.
        HashSet<int> told = [.. _told];
        draft.Told.AddRange(_trials.Where(trial => TrialLedger.IsFinished(trial.State) && !told.Contains(trial.Number))
            .OrderBy(trial => trial.CompletedAt).ThenBy(trial => trial.Number).Select(trial => trial.Number));
        return draft.Build();
    }

    private TrialDraft Trial(long identity) => _trials[_numbers[identity]];

    private void Add(long identity)
    {
        if (!_numbers.TryAdd(identity, _trials.Count)) return;
        _trials.Add(new TrialDraft(_trials.Count));
        _unfinished.Add(identity);
    }

    /// <summary>Forgets what may have changed. Who runs a trial stays until an event tells of another.</summary>
    private void Renew(long identity)
    {
        TrialDraft known = Trial(identity);
        _trials[known.Number] = new TrialDraft(known.Number) { Worker = known.Worker };
    }

    private void Apply(EventRow row)
    {
        _lastEvent = row.Id;
        long trial = row.TrialId!.Value;
        Add(trial);
        if (row.Kind == EventKinds.Told)
        {
            _told.Add(_numbers[trial]);
            return;
        }

        using JsonDocument payload = JsonDocument.Parse(row.Payload);
        Trial(trial).Worker = payload.RootElement.TryGetProperty(EventKeys.Worker, out JsonElement worker) ? worker.GetString()
            : row.Kind == EventKinds.Enqueued ? row.Worker
            : null;
    }

    private string Shared(string text)
    {
        if (!_texts.TryGetValue(text, out string? known)) _texts.Add(text, known = text);
        return known;
    }
}
