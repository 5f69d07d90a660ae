namespace HyperGen.Terminal;

/// <summary>Makes text of unknown origin safe to print.</summary>
internal static class PlainText
{
    /// <summary>Control characters become spaces: a name must not move the cursor or break a line.</summary>
    public static string OneLine(string text) => text.Any(char.IsControl)
        ? string.Create(text.Length, text, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        })
        : text;
}
