namespace HyperGen;

/// <summary>How the space in the code differs from the space a stored study was run with.</summary>
/// <param name="Changes">One sentence per change, naming the parameter and both domains; empty for equal spaces.</param>
public sealed record SpaceDifference(IReadOnlyList<string> Changes)
{
    /// <summary>No difference.</summary>
    public static SpaceDifference None { get; } = new([]);

    /// <summary>Whether the spaces are equal.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => IsEmpty ? "no changes" : string.Join("; ", Changes);
}
