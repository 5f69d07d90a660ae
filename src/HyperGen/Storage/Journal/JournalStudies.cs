using System.Globalization;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Reads the studies of a journal as neutral records.</summary>
/// <param name="only">The one study to read; <see langword="null"/> for all.</param>
internal sealed class JournalStudies(string? only) : JournalReader<JournalStudies.Trial>
{
    private readonly DistributionCache _distributions = new();
    private readonly List<StudyDraft?> _studies = []; // by identity; null for a deleted one
    private readonly Dictionary<(int Study, int Number), Trial> _unfinished = [];

    /// <summary>The names of all studies.</summary>
    public IReadOnlyList<string> Names => [.. _studies.OfType<StudyDraft>().Select(study => study.Name)];

    /// <summary>The studies that were to be read.</summary>
    public IReadOnlyList<StoredStudy> Build()
    {
        foreach (Trial trial in _unfinished.Values) trial.Draft.HidesParameters = trial.HasHalfOfPoint();
        return [.. _studies.OfType<StudyDraft>().Where(IsRead).Select(study => study.Build())];
    }

    /// <summary>The identity of a study.</summary>
    /// <exception cref="StudyNotFoundException">There is none of this name.</exception>
    public int Require(string name, string path) => IdentityOf(name) ?? throw new StudyNotFoundException(name, path, Names);

    public int? IdentityOf(string name) => _studies.FindIndex(study => study?.Name == name) is >= 0 and int study ? study : null;

    protected override void CreateStudy(int study, string name, JsonElement directions) =>
        _studies.Add(new StudyDraft(name, JournalRecord.Directions(directions)));

    protected override void DeleteStudy(int study)
    {
        foreach (TrialDraft trial in _studies[study]!.Trials) _unfinished.Remove((study, trial.Number));
        _studies[study] = null;
    }

    protected override void SetStudyUserAttributes(int study, JsonElement attributes)
    {
        foreach (JsonProperty attribute in attributes.EnumerateObject()) _studies[study]!.SetUserAttribute(attribute.Name, attribute.Value);
    }

    protected override void SetStudySystemAttributes(int study, JsonElement attributes)
    {
        foreach (JsonProperty attribute in attributes.EnumerateObject())
            _studies[study]!.SetSystemAttribute(attribute.Name, attribute.Value);
    }

    protected override void CreateTrial(int study, int number, JsonElement record)
    {
        StudyDraft draft = _studies[study]!;
        if (!IsRead(draft)) return;
        Trial trial = new(
            study, draft, new TrialDraft(number))
        { HasTemplate = record.TryGetProperty("params", out JsonElement parameters) };
        draft.Trials.Add(trial.Draft);
        _unfinished.Add((study, number), trial);
        (trial.Draft.State, trial.Draft.StartedAt, trial.Draft.Worker) = (record.State(), record.Date("datetime_start"), Worker(record));
        if (trial.HasTemplate)
        {
            JsonElement distributions = record.GetProperty("distributions");
            foreach (JsonProperty parameter in parameters.EnumerateObject())
                trial.Draft.SetParameter(Parameter(parameter.Name, parameter.Value, distributions.GetProperty(parameter.Name)));
        }

        if (record.TryGetProperty("user_attrs", out JsonElement user)) SetUserAttributes(trial, user);
        if (record.TryGetProperty("system_attrs", out JsonElement system)) SetSystemAttributes(trial, system);
        if (record.TryGetProperty("intermediate_values", out JsonElement reports))
        {
            foreach (JsonProperty report in reports.EnumerateObject())
            {
                if (long.TryParse(report.Name, NumberStyles.Integer, CultureInfo.InvariantCulture, out long step))
                    trial.Draft.Report(step, PythonJson.Number(report.Value));
            }
        }

        if (TrialLedger.IsFinished(trial.Draft.State)) Finish(trial, record);
    }

    protected override Trial? Find(int study, int number) => _unfinished.GetValueOrDefault((study, number));

    protected override void SetParameter(Trial trial, string name, JsonElement record)
    {
        if (trial.WasTakenOver && !trial.HasTemplate) trial.Draft.SetParameters([]); // it is proposed anew
        trial.WasTakenOver = false;
        trial.Draft.SetParameter(Parameter(name, record.GetProperty("param_value_internal"), record.GetProperty("distribution")));
    }

    protected override void SetState(Trial trial, JsonElement record)
    {
        TrialState state = record.State();
        if (TrialLedger.IsFinished(state))
        {
            trial.Draft.State = state;
            Finish(trial, record);
        }
        else if (state != TrialState.Running)
        {
            trial.Draft.State = state;
        }
        else if (trial.Draft.State != TrialState.Running || record.TryGetProperty(JournalKeys.TakesOver, out _))
        {
            trial.WasTakenOver = trial.Draft.State == TrialState.Running;
            (trial.Draft.State, trial.Draft.StartedAt, trial.Draft.Worker) = (state, record.Date("datetime_start"), Worker(record));
        }
    }

    protected override void Report(Trial trial, JsonElement step, double value)
    {
        if (step.TryGetInt64(out long number)) trial.Draft.Report(number, value);
    }

    protected override void SetUserAttributes(Trial trial, JsonElement attributes)
    {
        foreach (JsonProperty attribute in attributes.EnumerateObject()) trial.Draft.SetUserAttribute(attribute.Name, attribute.Value);
    }

    protected override void SetSystemAttributes(Trial trial, JsonElement attributes)
    {
        foreach (JsonProperty attribute in attributes.EnumerateObject())
            trial.Draft.SetSystemAttribute(attribute.Name, attribute.Value.GetRawText());
    }

    private bool IsRead(StudyDraft study) => only is null || study.Name == only;

    private void Finish(Trial trial, JsonElement record)
    {
        (trial.Draft.Values, trial.Draft.CompletedAt) = (record.Values(), record.Date("datetime_complete"));
        trial.Study.Told.Add(trial.Draft.Number);
        trial.Draft.HidesParameters = false;
        _unfinished.Remove((trial.Identity, trial.Draft.Number));
    }

    private StoredParameter Parameter(string name, JsonElement value, JsonElement distribution) =>
        new(name, PythonJson.Number(value), _distributions.Text(name, distribution));

    /// <summary>An unfinished trial.</summary>
    internal sealed class Trial(int identity, StudyDraft study, TrialDraft draft)
    {
        /// <summary>The identity of its study.</summary>
        public int Identity => identity;

        public StudyDraft Study => study;

        public TrialDraft Draft => draft;

        /// <summary>Whether it was created with its parameters, and not given them one after the other.</summary>
        public bool HasTemplate { get; init; }

        /// <summary>Whether it got no parameter since a worker took it over from one that was gone.</summary>
        public bool WasTakenOver { get; set; }

        /// <summary>
        /// Whether only some of the parameters are there. A worker that died while it wrote them may have left them behind: the trial is
        /// proposed anew.
        /// </summary>
        public bool HasHalfOfPoint()
        {
            if (
                HasTemplate || draft.State != TrialState.Running || !WorkerName.IsOurs(draft.Worker) || draft.Parameters.Count == 0
                    || study.Space is null) return false;
            if (SpaceDescription.TryRead(study.Space) is not { } space) return false;
            List<KeyValuePair<string, StoredValue>> values =
            [
                .. draft.Parameters.Select(parameter => KeyValuePair.Create(
                    parameter.Name, OptunaDistribution.TryRead(parameter.Distribution)?.Value(parameter.Value) ?? StoredValue.None)),
            ];
            return new PointMapper(space).Map(values, MissingParameters.Refuse) is null;
        }
    }
}
