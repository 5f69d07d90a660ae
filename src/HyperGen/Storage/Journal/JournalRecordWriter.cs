using System.Globalization;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Writes the records of events as Optuna's journal storage reads them.</summary>
internal sealed class JournalRecordWriter : IDisposable
{
    private readonly SearchSpace _space;
    private readonly string[] _distributions;
    private readonly JournalLines _lines = new();

    public JournalRecordWriter(SearchSpace space)
    {
        _space = space;
        _distributions = [.. space.Parameters.Select(OptunaDistribution.Write)];
    }

    /// <summary>The records written since <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => _lines.Written;

    public void Clear() => _lines.Clear();

    public void Dispose() => _lines.Dispose();

    public void CreateStudy(string worker, StudyDeclaration study) => _lines.CreateStudy(worker, study.Name, [study.Direction]);

    public void SetSeed(string worker, int study, ulong seed) => _lines.SetStudyAttribute(
        JournalOperation.SetStudyUserAttribute, worker, study, JournalKeys.Seed, seed.ToString(CultureInfo.InvariantCulture));

    public void SetSpace(string worker, int study, string description) =>
        _lines.SetStudyAttribute(JournalOperation.SetStudyUserAttribute, worker, study, JournalKeys.Space, description);

    /// <summary>Writes one event; one that <see cref="TrialLedger.Require"/> has let pass.</summary>
    /// <param name="fact">The event.</param>
    /// <param name="worker">The participant that writes.</param>
    /// <param name="journal">What the journal says so far.</param>
    public void Write(StudyEvent fact, string worker, JournalReplay journal)
    {
        switch (fact)
        {
            case WarmStarted warm:
                _lines.SetStudyAttribute(
                    JournalOperation.SetStudyUserAttribute, worker, journal.Study, JournalKeys.WarmStart, warm.Sources);
                break;
            case TrialStarted started:
                Start(started, worker, journal.Study);
                break;
            case TrialEnqueued enqueued:
                Enqueue(enqueued, worker, journal.Study);
                break;
            case TrialClaimed claimed:
                Claim(claimed, worker, journal);
                break;
            case TrialProposed proposed:
                SetParameters(proposed.Point, worker, journal.IdentityOf(fact.Trial));
                break;
            case TrialReported reported:
                _lines.BeginTrial(JournalOperation.SetTrialReport, worker, journal.IdentityOf(fact.Trial));
                _lines.Json.WriteNumber("step", reported.Step);
                _lines.Number("intermediate_value", reported.Value);
                _lines.End();
                break;
            case SpaceAdapted adapted:
                BeginAttribute(worker, journal.IdentityOf(fact.Trial));
                _lines.Text(AdaptationAttribute.Key(adapted), AdaptationAttribute.Text(adapted));
                EndAttribute();
                break;
            case TrialTold told:
                Tell(told, worker, journal);
                break;
        }
    }

    private void Start(TrialStarted started, string worker, int study)
    {
        _lines.BeginStudy(JournalOperation.CreateTrial, started.Worker ?? worker, study);
        _lines.Date("datetime_start", started.StartedAt);
        if (started.Point is { } point) Template(TrialState.Running, point);
        _lines.End();
    }

    private void Enqueue(TrialEnqueued enqueued, string worker, int study)
    {
        _lines.BeginStudy(JournalOperation.CreateTrial, worker, study);
        _lines.Json.WriteNull("datetime_start");
        Template(TrialState.Waiting, point: null, fixedPoint: enqueued.Point);
        _lines.End();
    }

    private void Template(TrialState state, double[]? point, double[]? fixedPoint = null)
    {
        _lines.Json.WriteNumber("state", (int)state);
        _lines.Json.WriteNull("value");
        _lines.Json.WriteNull("values");
        _lines.Json.WriteStartObject("distributions");
        foreach (Parameter parameter in Active(point)) _lines.Json.WriteString(parameter.Name, _distributions[parameter.Index]);
        _lines.Json.WriteEndObject();
        _lines.Json.WriteStartObject("params");
        foreach (Parameter parameter in Active(point)) _lines.Number(parameter.Name, point![parameter.Index]);
        _lines.Json.WriteEndObject();
        _lines.Json.WriteStartObject("user_attrs");
        _lines.Json.WriteEndObject();
        _lines.Json.WriteStartObject("system_attrs");
        if (fixedPoint is not null)
        {
            _lines.Json.WritePropertyName(FixedParameters.Key);
            FixedParameters.Write(_lines.Json, _space, fixedPoint);
        }

        _lines.Json.WriteEndObject();
        _lines.Json.WriteStartObject("intermediate_values");
        _lines.Json.WriteEndObject();
    }

    private void Claim(TrialClaimed claimed, string worker, JournalReplay journal)
    {
        int identity = journal.IdentityOf(claimed.Trial);
        JournalTrial trial = journal.Unfinished(claimed.Trial);
        _lines.BeginTrial(JournalOperation.SetTrialState, claimed.Worker ?? worker, identity);
        _lines.Json.WriteNumber("state", (int)TrialState.Running);
        _lines.Json.WriteNull("values");
        _lines.Date("datetime_start", claimed.StartedAt);
        if (trial.State == TrialState.Running) _lines.Json.WriteBoolean(JournalKeys.TakesOver, true);
        _lines.End();

        // An enqueued trial has wishes; now they become its parameters.
        if (trial is { State: TrialState.Waiting, HasPoint: true, Values.Count: 0 } && journal.PointOf(trial) is { } point)
            SetParameters(point, worker, identity);
    }

    private void SetParameters(double[] point, string worker, int identity)
    {
        foreach (Parameter parameter in Active(point))
        {
            _lines.BeginTrial(JournalOperation.SetTrialParameter, worker, identity);
            _lines.Json.WriteString("param_name", parameter.Name);
            _lines.Number("param_value_internal", point[parameter.Index]);
            _lines.Json.WriteString("distribution", _distributions[parameter.Index]);
            _lines.End();
        }
    }

    private void Tell(TrialTold told, string worker, JournalReplay journal)
    {
        int identity = journal.IdentityOf(told.Trial);
        BeginAttribute(worker, identity);
        _lines.Json.WriteNumber(JournalKeys.Duration, told.Duration.Ticks / (double)TimeSpan.TicksPerMillisecond);
        EndAttribute();
        if (told.Error is { } error)
        {
            BeginAttribute(worker, identity);
            _lines.Quote(JournalKeys.Error, error);
            EndAttribute();
        }

        _lines.BeginTrial(JournalOperation.SetTrialState, worker, identity);
        _lines.Json.WriteNumber("state", (int)told.State);
        if (told.State == TrialState.Failed || double.IsNaN(told.Value))
        {
            _lines.Json.WriteNull("values");
        }
        else
        {
            _lines.Json.WriteStartArray("values");
            PythonJson.Write(_lines.Json, told.Value);
            _lines.Json.WriteEndArray();
        }

        _lines.Date("datetime_complete", journal.Unfinished(told.Trial).StartedAt + told.Duration);
        _lines.End();
    }

    private IEnumerable<Parameter> Active(double[]? point) =>
        point is null ? [] : _space.Parameters.Where(parameter => !double.IsNaN(point[parameter.Index]));

    private void BeginAttribute(string worker, int identity)
    {
        _lines.BeginTrial(JournalOperation.SetTrialUserAttribute, worker, identity);
        _lines.Json.WriteStartObject("user_attr");
    }

    private void EndAttribute()
    {
        _lines.Json.WriteEndObject();
        _lines.End();
    }
}
