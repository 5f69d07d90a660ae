namespace HyperGen;

/// <summary>One terminator at work on one study.</summary>
/// <remarks>
/// What it finds is a function of the space, the seed and the history alone: whatever a session remembers may make it faster, never
/// different, so that a study that was killed and resumed ends where one that never was does. Calls never overlap.
/// </remarks>
public interface ITerminatorSession
{
    /// <summary>Judges the trials so far.</summary>
    /// <param name="history">
    /// Finished trials in the order told, or in deterministic mode in the order of their numbers; grows from call to call.
    /// </param>
    /// <returns>What was found, or <see langword="null"/> while there is too little to judge by.</returns>
    TerminationCheck? Check(TrialHistory history);
}
