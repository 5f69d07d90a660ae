using HyperGen.Problems;

namespace HyperGen.Suite;

/// <summary>One run to be made.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Sampler">The sampler.</param>
/// <param name="Method">The name to record the run under.</param>
/// <param name="Seed">The seed of the study and of the problem's noise.</param>
/// <param name="Trials">The budget.</param>
public sealed record Contest(Problem Problem, ISampler Sampler, string Method, int Seed, int Trials)
{
    /// <summary>Number of trials that run at once; whenever one ends, the one that was begun first, the next begins.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Parallel
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Parallel), value, "At least one trial runs.");
    } = 1;
}
