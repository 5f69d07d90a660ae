using HyperGen;

namespace ResumeStudy;

/// <summary>Prints a line for every trial that was told and stored.</summary>
internal sealed class Narrator : IStudyObserver
{
    public void OnTrialFinished(IStudyControl study, TrialOutcome trial) =>
        Console.WriteLine(FormattableString.Invariant($"trial {trial.Number} cost {trial.Value:F3}"));
}
