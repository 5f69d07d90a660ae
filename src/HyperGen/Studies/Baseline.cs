namespace HyperGen;

/// <summary>What a new study does with the default config.</summary>
public enum Baseline
{
    /// <summary>Runs it first, as trial 0, so that the best result is at least as good as the default.</summary>
    RunFirst,

    /// <summary>Does not run it.</summary>
    Skip,
}
