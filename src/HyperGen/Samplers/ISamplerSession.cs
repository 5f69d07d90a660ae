namespace HyperGen;

/// <summary>One sampler at work on one study.</summary>
/// <remarks>
/// The proposal for a trial is a function of the space, the history and the random stream alone: whatever a session remembers may make
/// it faster, never different. A session that is started anew on a longer history must propose the same bits, so that a study that was
/// killed and resumed equals one that never was. Calls never overlap.
/// </remarks>
public interface ISamplerSession
{
    /// <summary>Proposes the point of a trial.</summary>
    /// <param name="history">Finished and running trials; grows from call to call, never shrinks.</param>
    /// <param name="trialNumber">The number of the trial to propose.</param>
    /// <param name="rng">The random stream of this trial alone: <see cref="Rng.ForTrial"/> of the study's seed and the number.</param>
    /// <param name="point">Destination: a valid, feasible point.</param>
    /// <returns>False when nothing is left to propose (an exhausted grid or finite space); the study then ends.</returns>
    /// <exception cref="InfeasibleSpaceException">No feasible point could be found.</exception>
    bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point);
}
