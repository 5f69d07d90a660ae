using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Writes the payloads of events.</summary>
internal sealed class PayloadWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    public PayloadWriter() =>
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Dispose() => _writer.Dispose();

    public string Started(string? worker, DateTimeOffset at, IEnumerable<KeyValuePair<string, StoredValue>>? point)
    {
        Begin();
        Begun(worker, at);
        if (point is not null) Point(point);
        return End();
    }

    /// <param name="point">The wishes.</param>
    /// <param name="isOpen">Whether they may be but some of the parameters.</param>
    /// <param name="worker">Who created the trial, if that is another than who commits the event.</param>
    public string Enqueued(IEnumerable<KeyValuePair<string, StoredValue>>? point, bool isOpen, string? worker = null)
    {
        Begin();
        if (worker is not null) _writer.WriteString(EventKeys.Worker, worker);
        if (isOpen) _writer.WriteBoolean(EventKeys.IsOpen, true);
        if (point is not null) Point(point);
        return End();
    }

    public string Claimed(string? worker, DateTimeOffset at)
    {
        Begin();
        Begun(worker, at);
        return End();
    }

    /// <summary>For <see cref="EventKinds.Proposed"/> and <see cref="EventKinds.Parameters"/>.</summary>
    public string Parameters(IEnumerable<KeyValuePair<string, StoredValue>> point)
    {
        Begin();
        Point(point);
        return End();
    }

    public string Reported(IEnumerable<KeyValuePair<int, double>> reports)
    {
        Begin();
        _writer.WriteStartArray(EventKeys.Reports);
        foreach ((int step, double value) in reports)
        {
            _writer.WriteStartArray();
            _writer.WriteNumberValue(step);
            Number(value);
            _writer.WriteEndArray();
        }

        _writer.WriteEndArray();
        return End();
    }

    public string Adapted(SpaceAdapted adapted)
    {
        Begin();
        _writer.WritePropertyName(AdaptationAttribute.Key(adapted));
        _writer.WriteRawValue(AdaptationAttribute.Text(adapted));
        return End();
    }

    public string Told(TrialTold told)
    {
        Begin();
        _writer.WriteString(EventKeys.State, OptunaNames.Of(told.State));
        _writer.WritePropertyName(EventKeys.Value);
        Number(told.Value);
        _writer.WriteNumber(EventKeys.Duration, told.Duration.Ticks);
        if (told.Error is { } error) _writer.WriteString(EventKeys.Error, OptunaNames.WellFormed(error));
        return End();
    }

    private void Begun(string? worker, DateTimeOffset at)
    {
        if (worker is not null) _writer.WriteString(EventKeys.Worker, worker);
        _writer.WriteNumber(EventKeys.At, at.UtcTicks);
    }

    private void Point(IEnumerable<KeyValuePair<string, StoredValue>> point)
    {
        _writer.WriteStartObject(EventKeys.Point);
        Members(point);
        _writer.WriteEndObject();
    }

    private void Members(IEnumerable<KeyValuePair<string, StoredValue>> point)
    {
        foreach ((string name, StoredValue value) in point)
        {
            _writer.WritePropertyName(name);
            string text = value.ToString();
            if (text.StartsWith('"')) _writer.WriteStringValue(text.AsSpan(1));
            else _writer.WriteRawValue(text);
        }
    }

    // Not a number and the infinities have no form in JSON; here they are texts.
    private void Number(double value)
    {
        if (double.IsFinite(value)) _writer.WriteRawValue(OptunaDistribution.Real(value));
        else _writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    private void Begin()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        _writer.WriteStartObject();
    }

    private string End()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
