namespace HyperGen.Telemetry;

/// <summary>Measures what happens in a study.</summary>
internal sealed class MeasuringObserver(StudyMeter meter) : IStudyObserver
{
    public void OnOpened(IStudyControl study) => Best(study);

    public void OnProposed(IStudyControl study, int trial, TimeSpan duration) => meter.Suggested(study.Name, duration);

    public void OnTrialFinished(IStudyControl study, TrialOutcome trial)
    {
        meter.TrialTold(study.Name, trial);
        Best(study);
    }

    private void Best(IStudyControl study)
    {
        if (study.Progress.BestValue is { } best) meter.BestValue(study.Name, best);
    }
}
