using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HyperGen.Telemetry;

/// <summary>The instruments of all studies of a host.</summary>
internal sealed class StudyMeter
{
    private readonly Counter<long> _trials;
    private readonly UpDownCounter<long> _running;
    private readonly Histogram<double> _trialDuration;
    private readonly Histogram<double> _suggestionDuration;
    private readonly Gauge<double> _bestValue;

    public StudyMeter(IMeterFactory meters)
    {
        Meter meter = meters.Create(HyperGenTelemetry.MeterName);
        _trials = meter.CreateCounter<long>("hypergen.trials", "{trial}", "Trials that this process told, by their state.");
        _running = meter.CreateUpDownCounter<long>("hypergen.trials.running", "{trial}", "Trials whose objective runs in this process.");
        _trialDuration = meter.CreateHistogram<double>("hypergen.trial.duration", "s", "How long trials took.");
        _suggestionDuration = meter.CreateHistogram<double>("hypergen.suggestion.duration", "s", "How long the sampler took for a point.");
        _bestValue = meter.CreateGauge<double>("hypergen.best_value", description: "The best objective value of the study.");
    }

    public void TrialTold(string study, TrialOutcome trial)
    {
        TagList tags = new() { { TelemetryTag.Study, study }, { TelemetryTag.TrialState, TelemetryTag.Of(trial.State) } };
        _trials.Add(1, tags);
        _trialDuration.Record(trial.Duration.TotalSeconds, tags);
    }

    public void RunningChanged(string study, int change) => _running.Add(change, Tag(study));

    public void Suggested(string study, TimeSpan duration) => _suggestionDuration.Record(duration.TotalSeconds, Tag(study));

    public void BestValue(string study, double value) => _bestValue.Record(value, Tag(study));

    private static KeyValuePair<string, object?> Tag(string study) => new(TelemetryTag.Study, study);
}
