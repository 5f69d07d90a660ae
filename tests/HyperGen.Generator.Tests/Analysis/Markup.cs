using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace HyperGen.Generator.Tests.Analysis;

/// <summary>C# source in which <c>{|HG1001:text|}</c> marks where a diagnostic is expected. Marks may nest.</summary>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string marked)
    {
        StringBuilder source = new();
        List<(string, TextSpan)> expected = [];
        Stack<(string Id, int Start)> open = new();
        for (int i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "{|HG", 0, 4) == 0)
            {
                int colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (string.CompareOrdinal(marked, i, "|}", 0, 2) == 0)
            {
                (string id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        if (open.Count > 0) throw new FormatException($"The mark {open.Peek().Id} is not closed in:\n{marked}");
        return new Markup(source.ToString(), [.. expected.OrderBy(mark =>
            mark.Item2.Start).ThenBy(mark => mark.Item1, StringComparer.Ordinal)]);
    }
}
