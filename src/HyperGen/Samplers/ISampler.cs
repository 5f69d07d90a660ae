namespace HyperGen;

/// <summary>
/// A way to propose points. Immutable: one instance may serve many studies; what it remembers of one lives in the session.
/// </summary>
public interface ISampler
{
    /// <summary>A short name for results and logs, for example <c>bayesian</c>.</summary>
    string Name { get; }

    /// <summary>Starts serving one study.</summary>
    /// <param name="study">The space and the settings of the study.</param>
    /// <exception cref="ArgumentException">The sampler cannot work on this space; the message names the parameter and the mend.</exception>
    ISamplerSession Start(SamplerStudy study);

    /// <summary>Whether the sampler makes use of <see cref="SamplerStudy.Earlier"/>. Unless overridden: no.</summary>
    bool LearnsFromEarlier => false;

    /// <summary>Whether the sampler comes to an end by itself. Unless overridden: on a finite space.</summary>
    /// <param name="space">The space.</param>
    bool IsExhaustible(SearchSpace space) => space.Cardinality is not null;
}
