namespace HyperGen.Termination;

/// <summary>See <see cref="Terminators.FirstOf"/>.</summary>
internal sealed class FirstOfTerminators : ITerminator
{
    private readonly ITerminator[] _terminators;

    public FirstOfTerminators(IReadOnlyList<ITerminator> terminators)
    {
        ArgumentNullException.ThrowIfNull(terminators);
        if (terminators.Count == 0)
            throw new ArgumentException("There is no terminator to wait for; name at least one.", nameof(terminators));
        _terminators = [.. terminators];
    }

    public string Name => "first-of";

    public ITerminatorSession Start(SamplerStudy study) => new Session([.. _terminators.Select(terminator => terminator.Start(study))]);

    private sealed class Session(ITerminatorSession[] sessions) : ITerminatorSession
    {
        public TerminationCheck? Check(TrialHistory history)
        {
            TerminationCheck? first = null;
            foreach (ITerminatorSession session in sessions)
            {
                TerminationCheck? check = session.Check(history);
                if (check is { Verdict: not StopReason.None }) return check;
                first ??= check;
            }

            return first;
        }
    }
}
