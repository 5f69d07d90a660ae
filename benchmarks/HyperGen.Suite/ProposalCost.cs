namespace HyperGen.Suite;

/// <summary>What one proposal cost.</summary>
/// <param name="Milliseconds">Time on the clock.</param>
/// <param name="Bytes">Memory allocated on the calling thread.</param>
public readonly record struct ProposalCost(double Milliseconds, long Bytes);
