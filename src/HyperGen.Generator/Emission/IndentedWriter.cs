using System.Text;

namespace HyperGen.Generator.Emission;

/// <summary>Writes indented source with LF line ends.</summary>
internal sealed class IndentedWriter
{
    private const int Width = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or several that keep their own relative indentation. An empty line stays empty.</summary>
    public void Line(string text = "")
    {
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            string line = text.Substring(start, end - start).TrimEnd('\r');
            if (line.Length > 0) _text.Append(' ', _depth * Width).Append(line);
            _text.Append('\n');
            start = end + 1;
        }
    }

    /// <summary>Opens a block with braces.</summary>
    public void Open(string header)
    {
        Line(header);
        Line("{");
        _depth++;
    }

    /// <summary>Closes a block.</summary>
    /// <param name="suffix">What follows the brace.</param>
    public void Close(string suffix = "")
    {
        _depth--;
        Line("}" + suffix);
    }

    public void Indent() => _depth++;

    public void Outdent() => _depth--;

    public override string ToString() => _text.ToString();
}
