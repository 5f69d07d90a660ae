using Spectre.Console.Rendering;

namespace HyperGen.Terminal;

/// <summary>Several renderables in one write, so that a drawing reaches the terminal as a whole.</summary>
internal sealed class Block(IReadOnlyList<IRenderable> parts) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => parts.SelectMany(part => part.Render(options, maxWidth));
}
