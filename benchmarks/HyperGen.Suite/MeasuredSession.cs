using System.Diagnostics;

namespace HyperGen.Suite;

/// <summary>Passes proposals through and records what each cost.</summary>
/// <param name="session">The session at work.</param>
/// <param name="trials">Number of proposals to come.</param>
internal sealed class MeasuredSession(ISamplerSession session, int trials) : ISamplerSession
{
    private readonly List<ProposalCost> _costs = new(trials);

    public IReadOnlyList<ProposalCost> Costs => _costs;

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread(), started = Stopwatch.GetTimestamp();
        bool proposed = session.TryPropose(history, trialNumber, ref rng, point);
        double milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        if (proposed) _costs.Add(new ProposalCost(milliseconds, bytes));
        return proposed;
    }
}
