namespace HyperGen.Termination;

/// <summary>See <see cref="Terminators.Stagnation"/>.</summary>
internal sealed class StagnationTerminator : ITerminator
{
    private const int Fewest = 25;
    private const int EachParameter = 5;

    private readonly int? _trials;

    public StagnationTerminator(int? trials)
    {
        if (trials is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(trials));
        _trials = trials;
    }

    public string Name => "stagnation";

    public ITerminatorSession Start(SamplerStudy study) =>
        new Session(_trials ?? Math.Max(Fewest, EachParameter * study.Space.Parameters.Count(parameter => parameter.Cardinality != 1)));

    private sealed class Session(int patience) : ITerminatorSession
    {
        public TerminationCheck? Check(TrialHistory history)
        {
            if (history.BestRow < 0 || CompleteTrials.Count(history) < CompleteTrials.Fewest) return null;
            int waited = history.Count - 1 - history.BestRow;
            return new TerminationCheck(
                "trials without a better value", waited, patience, waited >= patience ? StopReason.Stagnation : StopReason.None);
        }
    }
}
