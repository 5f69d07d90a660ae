using System.Globalization;
using Spectre.Console.Rendering;

namespace HyperGen.Terminal;

/// <summary>Terminal cells that text takes: two for most East Asian characters, none for combining ones.</summary>
internal static class CellWidth
{
    public static int Of(string text) => new Segment(text).CellCount();

    /// <summary>The text itself if it fits, else as many whole characters as fit before an ellipsis.</summary>
    public static string Fit(string text, int width)
    {
        if (Of(text) <= width) return text;
        int used = 0, length = 0;
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            int cells = Of(element);
            if (used + cells > width - 1) break;
            used += cells;
            length += element.Length;
        }

        return width < 1 ? "" : text[..length] + "…";
    }
}
