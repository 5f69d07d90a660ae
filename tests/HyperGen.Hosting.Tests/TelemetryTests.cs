using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HyperGen.Hosting.Tests;

/// <summary>OpenTelemetry picks up what hosted studies publish.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly List<Metric> _metrics = [];
    private readonly List<Activity> _activities = [];
    private readonly List<ActivitySpanId> _parents = [];
    private readonly string _study = $"telemetry of {Guid.NewGuid()}";
    private readonly IHost _host;

    public TelemetryTests() => _host = TestHost.Create(studies =>
    {
        studies.AddStudy<Parabola>(_study, StudyDirection.Minimize, (_, trial, _) => Evaluate(trial), study => study.Configure(
            options => options with { Trials = 6, Seed = 7, Sampler = Samplers.Random() }));
        studies.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(HyperGenTelemetry.MeterName).AddInMemoryExporter(_metrics))
            .WithTracing(traces => traces.AddSource(HyperGenTelemetry.ActivitySourceName).AddInMemoryExporter(_activities));
    });

    [Fact]
    public async Task Metrics_count_trials_and_measure_how_long_they_took()
    {
        StudyResult<Parabola> result = await RunAsync();

        Assert.Equal(4, Told("complete"));
        Assert.Equal(2, Told("failed"));
        Assert.Equal(6, Points("hypergen.trial.duration").Sum(point => point.GetHistogramCount()));
        Assert.Equal(5, Points("hypergen.suggestion.duration").Sum(point => point.GetHistogramCount())); // not of the default config
        Assert.Equal(0, Assert.Single(Points("hypergen.trials.running")).GetSumLong());
        Assert.Equal(result.Best.Value, Assert.Single(Points("hypergen.best_value")).GetGaugeLastValueDouble());
        Assert.All(_metrics.Where(metric => metric.Name.EndsWith("duration")), metric => Assert.Equal("s", metric.Unit));
    }

    [Fact]
    public async Task Traces_have_an_activity_for_the_study_and_one_below_it_for_every_trial()
    {
        await RunAsync();
        Activity run = Assert.Single(Own(), activity => activity.OperationName == "study");
        Activity[] trials = [.. Own().Where(activity => activity.OperationName == "trial")];

        Assert.Equal("Trials", run.GetTagItem("hypergen.stop_reason"));
        Assert.Equal("7", run.GetTagItem("hypergen.seed"));
        Assert.Equal([0, 1, 2, 3, 4, 5], trials.Select(trial => (int)trial.GetTagItem("hypergen.trial")!));
        Assert.All(trials, trial => Assert.Equal(run.SpanId, trial.ParentSpanId));
        Assert.Equal(1.0, trials[0].GetTagItem("hypergen.value"));
    }

    [Fact]
    public async Task Failed_trials_are_activities_with_an_error()
    {
        await RunAsync();
        Dictionary<int, Activity> trials = Own().Where(activity => activity.OperationName == "trial")
            .ToDictionary(trial => (int)trial.GetTagItem("hypergen.trial")!);

        Assert.Equal(ActivityStatusCode.Error, trials[2].Status);
        Assert.Equal("no data", trials[2].StatusDescription);
        Assert.Equal("System.InvalidOperationException", trials[2].GetTagItem("error.type"));
        Assert.Equal("exception", Assert.Single(trials[2].Events).Name);
        Assert.Equal(ActivityStatusCode.Error, trials[3].Status);
        Assert.Equal("the objective returned NaN", trials[3].StatusDescription);
        Assert.Equal(ActivityStatusCode.Unset, trials[4].Status);
    }

    [Fact]
    public async Task Activities_of_an_objective_are_below_its_trial()
    {
        await RunAsync();
        Assert.Equal(6, _parents.Count);
        Assert.Equal(Own().Where(activity => activity.OperationName == "trial").Select(trial => trial.SpanId), _parents);
    }

    public void Dispose() => _host.Dispose();

    private Task<double> Evaluate(Trial<Parabola> trial)
    {
        _parents.Add(Activity.Current!.SpanId);
        return trial.Number switch
        {
            2 => throw new InvalidOperationException("no data"),
            3 => Task.FromResult(double.NaN),
            _ => Task.FromResult(trial.Config.Height),
        };
    }

    private async Task<StudyResult<Parabola>> RunAsync()
    {
        await _host.StartAsync();
        StudyResult<Parabola> result = await _host.Study().Completion;
        _host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        _host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        await _host.StopAsync();
        return result;
    }

    // OpenTelemetry listens to the whole process, to the studies of other tests too.
    private Activity[] Own() => [.. _activities.Where(activity => (string?)activity.GetTagItem("hypergen.study") == _study)];

    private long Told(string state) =>
        Points("hypergen.trials").Where(point => Tag(point, "hypergen.trial.state") == state).Sum(point => point.GetSumLong());

    private List<MetricPoint> Points(string name)
    {
        List<MetricPoint> points = [];
        foreach (MetricPoint point in _metrics.Last(metric => metric.Name == name).GetMetricPoints())
        {
            if (Tag(point, "hypergen.study") == _study) points.Add(point);
        }

        return points;
    }

    private static string? Tag(MetricPoint point, string name)
    {
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            if (tag.Key == name) return tag.Value as string;
        }

        return null;
    }
}
