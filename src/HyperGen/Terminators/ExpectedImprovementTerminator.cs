namespace HyperGen.Termination;

/// <summary>See <see cref="Terminators.ExpectedImprovement"/>.</summary>
internal sealed class ExpectedImprovementTerminator : ITerminator
{
    private readonly double _share;
    private readonly int _inARow;

    public ExpectedImprovementTerminator(double share, int inARow)
    {
        if (!(share is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be between 0 and 1; 0.001 is the default.");
        ArgumentOutOfRangeException.ThrowIfLessThan(inARow, 1);
        (_share, _inARow) = (share, inARow);
    }

    public string Name => "expected-improvement";

    public ITerminatorSession Start(SamplerStudy study) => new Session(new PromisingModel(study), _share, _inARow);

    private sealed class Session(PromisingModel model, double share, int inARow) : ITerminatorSession
    {
        private readonly Dictionary<int, TerminationCheck?> _checks = []; // by count of finished trials

        public TerminationCheck? Check(TrialHistory history)
        {
            int count = CheckSchedule.UpTo(history.Count);
            TerminationCheck? latest = At(history, count);
            if (latest is null || !IsNegligible(latest)) return latest;
            for (int before = 1; before < inARow; before++)
            {
                count = CheckSchedule.UpTo(count - 1);
                if (At(history, count) is not { } check || !IsNegligible(check)) return latest;
            }

            return latest with { Verdict = StopReason.ExpectedImprovement };
        }

        private static bool IsNegligible(TerminationCheck check) => check.Value < check.Threshold;

        private TerminationCheck? At(TrialHistory history, int count)
        {
            if (_checks.TryGetValue(count, out TerminationCheck? known)) return known;
            TerminationCheck? check = model.TryFit(history, count)
                ? new TerminationCheck("expected improvement", model.ExpectedImprovement(), share * Gained(history, count), StopReason.None)
                : null;
            return _checks[count] = check;
        }

        private static double Gained(TrialHistory history, int count)
        {
            double best = double.NaN;
            foreach (int row in CompleteTrials.Rows(history, count))
            {
                if (history.IsBetter(history.Values[row], best)) best = history.Values[row];
            }

            double[] first = [.. CompleteTrials.First(history).Order()];
            return Math.Abs(best - first[first.Length / 2]);
        }
    }
}
