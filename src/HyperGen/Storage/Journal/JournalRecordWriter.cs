using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Writes the records of events, one JSON object per line, as Optuna's journal storage reads them.</summary>
internal sealed class JournalRecordWriter : IDisposable
{
    // Optuna converts dates to local time, for which the first day of the epoch is too early east of Greenwich.
    private static readonly DateTimeOffset EarliestDate = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SearchSpace _space;
    private readonly string[] _distributions;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    public JournalRecordWriter(SearchSpace space)
    {
        _space = space;
        _distributions = [.. space.Parameters.Select(OptunaDistribution.Write)];
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>The records written since <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void Clear() => _buffer.ResetWrittenCount();

    public void Dispose() => _writer.Dispose();

    public void CreateStudy(string worker, StudyDeclaration study)
    {
        Begin(JournalOperation.CreateStudy, worker);
        _writer.WriteString("study_name", study.Name);
        _writer.WriteStartArray("directions");
        _writer.WriteNumberValue((int)study.Direction);
        _writer.WriteEndArray();
        End();
    }

    public void SetSeed(string worker, int study, ulong seed)
    {
        BeginStudyAttribute(worker, study);
        _writer.WriteNumber(JournalKeys.Seed, seed);
        EndAttribute();
    }

    public void SetSpace(string worker, int study, string description)
    {
        BeginStudyAttribute(worker, study);
        _writer.WritePropertyName(JournalKeys.Space);
        _writer.WriteRawValue(description);
        EndAttribute();
    }

    /// <summary>Writes one event; one that <see cref="TrialLedger.Require"/> has let pass.</summary>
    /// <param name="fact">The event.</param>
    /// <param name="worker">The participant that writes.</param>
    /// <param name="journal">What the journal says so far.</param>
    public void Write(StudyEvent fact, string worker, JournalReplay journal)
    {
        switch (fact)
        {
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
                BeginTrial(JournalOperation.SetTrialReport, worker, journal.IdentityOf(fact.Trial));
                _writer.WriteNumber("step", reported.Step);
                Number("intermediate_value", reported.Value);
                End();
                break;
            case TrialTold told:
                Tell(told, worker, journal);
                break;
        }
    }

    private void Start(TrialStarted started, string worker, int study)
    {
        Begin(JournalOperation.CreateTrial, started.Worker ?? worker);
        _writer.WriteNumber("study_id", study);
        _writer.WriteString("datetime_start", Date(started.StartedAt));
        if (started.Point is { } point) Template(TrialState.Running, point);
        End();
    }

    private void Enqueue(TrialEnqueued enqueued, string worker, int study)
    {
        Begin(JournalOperation.CreateTrial, worker);
        _writer.WriteNumber("study_id", study);
        _writer.WriteNull("datetime_start");
        Template(TrialState.Waiting, point: null, fixedPoint: enqueued.Point);
        End();
    }

    private void Template(TrialState state, double[]? point, double[]? fixedPoint = null)
    {
        _writer.WriteNumber("state", (int)state);
        _writer.WriteNull("value");
        _writer.WriteNull("values");
        _writer.WriteStartObject("distributions");
        foreach (Parameter parameter in Active(point)) _writer.WriteString(parameter.Name, _distributions[parameter.Index]);
        _writer.WriteEndObject();
        _writer.WriteStartObject("params");
        foreach (Parameter parameter in Active(point)) Number(parameter.Name, point![parameter.Index]);
        _writer.WriteEndObject();
        _writer.WriteStartObject("user_attrs");
        _writer.WriteEndObject();
        _writer.WriteStartObject("system_attrs");
        if (fixedPoint is not null) FixedParameters(fixedPoint);
        _writer.WriteEndObject();
        _writer.WriteStartObject("intermediate_values");
        _writer.WriteEndObject();
    }

    private void FixedParameters(double[] point)
    {
        _writer.WriteStartObject(JournalKeys.FixedParameters);
        foreach (Parameter parameter in Active(point))
        {
            double value = point[parameter.Index];
            _writer.WritePropertyName(parameter.Name);
            if (parameter is ChoiceParameter choice) _writer.WriteRawValue(choice.Choices[(int)value].Json);
            else if (parameter is IntParameter) _writer.WriteNumberValue((long)value);
            else PythonJson.Write(_writer, value);
        }

        _writer.WriteEndObject();
    }

    private void Claim(TrialClaimed claimed, string worker, JournalReplay journal)
    {
        int identity = journal.IdentityOf(claimed.Trial);
        JournalTrial trial = journal.Unfinished(claimed.Trial);
        BeginTrial(JournalOperation.SetTrialState, claimed.Worker ?? worker, identity);
        _writer.WriteNumber("state", (int)TrialState.Running);
        _writer.WriteNull("values");
        _writer.WriteString("datetime_start", Date(claimed.StartedAt));
        if (trial.State == TrialState.Running) _writer.WriteBoolean(JournalKeys.TakesOver, true);
        End();

        // An enqueued trial has wishes; now they become its parameters.
        if (trial is { State: TrialState.Waiting, HasPoint: true, Values.Count: 0 } && journal.PointOf(trial) is { } point) SetParameters(point, worker, identity);
    }

    private void SetParameters(double[] point, string worker, int identity)
    {
        foreach (Parameter parameter in Active(point))
        {
            BeginTrial(JournalOperation.SetTrialParameter, worker, identity);
            _writer.WriteString("param_name", parameter.Name);
            Number("param_value_internal", point[parameter.Index]);
            _writer.WriteString("distribution", _distributions[parameter.Index]);
            End();
        }
    }

    private void Tell(TrialTold told, string worker, JournalReplay journal)
    {
        int identity = journal.IdentityOf(told.Trial);
        BeginTrialAttribute(worker, identity);
        _writer.WriteNumber(JournalKeys.Duration, told.Duration.Ticks / (double)TimeSpan.TicksPerMillisecond);
        EndAttribute();
        if (told.Error is { } error)
        {
            BeginTrialAttribute(worker, identity);
            _writer.WriteString(JournalKeys.Error, WellFormed(error));
            EndAttribute();
        }

        BeginTrial(JournalOperation.SetTrialState, worker, identity);
        _writer.WriteNumber("state", (int)told.State);
        if (told.State == TrialState.Failed || double.IsNaN(told.Value))
        {
            _writer.WriteNull("values");
        }
        else
        {
            _writer.WriteStartArray("values");
            PythonJson.Write(_writer, told.Value);
            _writer.WriteEndArray();
        }

        _writer.WriteString("datetime_complete", Date(journal.Unfinished(told.Trial).StartedAt + told.Duration));
        End();
    }

    private IEnumerable<Parameter> Active(double[]? point) =>
        point is null ? [] : _space.Parameters.Where(parameter => !double.IsNaN(point[parameter.Index]));

    private void Begin(JournalOperation operation, string worker)
    {
        _writer.Reset();
        _writer.WriteStartObject();
        _writer.WriteNumber("op_code", (int)operation);
        _writer.WriteString("worker_id", worker);
    }

    private void BeginTrial(JournalOperation operation, string worker, int identity)
    {
        Begin(operation, worker);
        _writer.WriteNumber("trial_id", identity);
    }

    private void BeginStudyAttribute(string worker, int study)
    {
        Begin(JournalOperation.SetStudyUserAttribute, worker);
        _writer.WriteNumber("study_id", study);
        _writer.WriteStartObject("user_attr");
    }

    private void BeginTrialAttribute(string worker, int identity)
    {
        BeginTrial(JournalOperation.SetTrialUserAttribute, worker, identity);
        _writer.WriteStartObject("user_attr");
    }

    private void EndAttribute()
    {
        _writer.WriteEndObject();
        End();
    }

    private void End()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        _buffer.Write("\n"u8);
    }

    private void Number(string property, double value)
    {
        _writer.WritePropertyName(property);
        PythonJson.Write(_writer, value);
    }

    private static string Date(DateTimeOffset at) =>
        (at < EarliestDate ? EarliestDate : at.ToUniversalTime()).ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    // Half a surrogate pair in an exception's text has no UTF-8 form.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
