using System.Text.Encodings.Web;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>Texts as JSON.</summary>
internal static class JsonText
{
    /// <summary>The text in quotes, everything outside of ASCII escaped as Optuna does it.</summary>
    public static string Of(string text) => $"\"{JsonEncodedText.Encode(OptunaNames.WellFormed(text), JavaScriptEncoder.Default)}\"";
}
