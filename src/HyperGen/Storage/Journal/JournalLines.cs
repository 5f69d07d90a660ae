using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>Records of a journal while they are written, one JSON object per line.</summary>
internal sealed class JournalLines : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public JournalLines() =>
        Json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes members of the record that was begun.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>The records written since <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void Clear() => _buffer.ResetWrittenCount();

    public void Dispose() => Json.Dispose();

    public void Begin(JournalOperation operation, string worker)
    {
        Json.Reset();
        Json.WriteStartObject();
        Json.WriteNumber("op_code", (int)operation);
        Json.WriteString("worker_id", worker);
    }

    public void BeginStudy(JournalOperation operation, string worker, int identity)
    {
        Begin(operation, worker);
        Json.WriteNumber("study_id", identity);
    }

    public void BeginTrial(JournalOperation operation, string worker, int identity)
    {
        Begin(operation, worker);
        Json.WriteNumber("trial_id", identity);
    }

    public void End()
    {
        Json.WriteEndObject();
        Json.Flush();
        _buffer.Write("\n"u8);
    }

    /// <summary>The record that creates a study.</summary>
    public void CreateStudy(string worker, string name, IReadOnlyList<StudyDirection?> directions)
    {
        Begin(JournalOperation.CreateStudy, worker);
        Json.WriteString("study_name", name);
        Json.WriteStartArray("directions");
        foreach (StudyDirection? direction in directions) Json.WriteNumberValue((int?)direction ?? 0);
        Json.WriteEndArray();
        End();
    }

    /// <summary>The record that deletes a study.</summary>
    public void DeleteStudy(string worker, int identity)
    {
        BeginStudy(JournalOperation.DeleteStudy, worker, identity);
        End();
    }

    /// <summary>The record that sets an attribute of a study; the value as JSON.</summary>
    public void SetStudyAttribute(JournalOperation operation, string worker, int identity, string key, string value)
    {
        BeginStudy(operation, worker, identity);
        Json.WriteStartObject(operation == JournalOperation.SetStudyUserAttribute ? "user_attr" : "system_attr");
        Text(key, value);
        Json.WriteEndObject();
        End();
    }

    /// <summary>
    /// A member whose value is any text. Half a surrogate pair, as the text of an exception may have it, has no UTF-8 form.
    /// </summary>
    public void Quote(string property, string text) => Json.WriteString(property, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    /// <summary>A member whose value is JSON already. A record is one line: line ends between its tokens become blanks.</summary>
    public void Text(string property, string json)
    {
        Json.WritePropertyName(property);
        Json.WriteRawValue(json.ReplaceLineEndings(" "));
    }

    public void Number(string property, double value)
    {
        Json.WritePropertyName(property);
        PythonJson.Write(Json, value);
    }

    public void Date(string property, DateTimeOffset at) => Json.WriteString(
        property, OptunaDate.Readable(at).ToUniversalTime().ToString(
            "yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture));

    /// <summary>A date, or null.</summary>
    public void Date(string property, DateTimeOffset? at)
    {
        if (at is { } date) Date(property, date);
        else Json.WriteNull(property);
    }
}
