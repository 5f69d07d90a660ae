namespace HyperGen;

/// <summary>
/// A rule that ends a study when going on is not worth it. Immutable: one instance may serve many studies; what it remembers of one lives
/// in the session.
/// </summary>
public interface ITerminator
{
    /// <summary>A short name for results and logs, for example <c>regret-bound</c>.</summary>
    string Name { get; }

    /// <summary>Starts watching one study.</summary>
    /// <param name="study">The space and the settings of the study.</param>
    ITerminatorSession Start(SamplerStudy study);
}
