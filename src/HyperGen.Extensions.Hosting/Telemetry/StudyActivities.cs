using System.Diagnostics;
using System.Globalization;

namespace HyperGen.Telemetry;

/// <summary>The activities of hosted studies: one for a run of a study, and below it one for every trial.</summary>
internal static class StudyActivities
{
    private static readonly ActivitySource Source = new(HyperGenTelemetry.ActivitySourceName);

    public static Activity? StartRun(string study) => Source.StartActivity("study")?.SetTag(TelemetryTag.Study, study);

    public static Activity? StartTrial(string study, int trial) =>
        Source.StartActivity("trial")?.SetTag(TelemetryTag.Study, study).SetTag(TelemetryTag.Trial, trial);

    public static void Ended<T>(this Activity activity, StudyResult<T> result)
        where T : ISearchSpace<T>
    {
        activity.SetTag(TelemetryTag.Seed, result.Seed.ToString(CultureInfo.InvariantCulture));
        activity.SetTag(TelemetryTag.StopReason, result.StoppedBecause.ToString());
        if (result.HasBest) activity.SetTag(TelemetryTag.Value, result.Best.Value);
        if (result.StoppedBecause == StopReason.TooManyFailures) activity.SetStatus(ActivityStatusCode.Error, "too many trials failed");
    }

    public static void Returned(this Activity activity, double value)
    {
        activity.SetTag(TelemetryTag.Value, value);
        if (!double.IsFinite(value))
            activity.SetStatus(ActivityStatusCode.Error, FormattableString.Invariant($"the objective returned {value}"));
    }

    public static void Failed(this Activity activity, Exception exception)
    {
        activity.SetStatus(ActivityStatusCode.Error, exception.Message).SetTag(TelemetryTag.ErrorType, exception.GetType().FullName);
        activity.AddException(exception);
    }

    public static void Interrupted(this Activity activity) => activity.AddEvent(new ActivityEvent("interrupted"));
}
