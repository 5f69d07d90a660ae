using Spectre.Console;
using Spectre.Console.Rendering;

namespace HyperGen.Terminal;

/// <summary>Styled text on one line, cut where the width ends: a line that wrapped could not be drawn over.</summary>
internal sealed class Line(int width) : IRenderable
{
    private readonly List<Segment> _segments = [];
    private int _left = width;

    public Line Add(string text, Style style)
    {
        if (_left <= 0) return this;
        string shown = CellWidth.Fit(PlainText.OneLine(text), _left);
        _segments.Add(new Segment(shown, style));
        _left -= CellWidth.Of(shown);
        return this;
    }

    public Line Add(string text, Color color) => Add(text, new Style(color));

    public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => _segments;
}
