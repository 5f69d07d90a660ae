using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Adds events to a stored study: the way back from <see cref="StoredEvents"/>.</summary>
internal sealed class StudyFold(StoredStudy origin)
{
    private readonly StudyDraft _study = StudyDraft.Of(origin);
    private StoredPoints? _points;

    /// <summary>The study with the events.</summary>
    public StoredStudy Build() => _study.Build();

    /// <summary>Adds an event.</summary>
    /// <param name="fact">The event; it follows from those before.</param>
    /// <param name="space">The space of its point.</param>
    /// <param name="creator">The participant that enqueues a trial.</param>
    public void Add(StudyEvent fact, SearchSpace space, string creator)
    {
        if (_points?.Space != space) _points = new StoredPoints(space);
        switch (fact)
        {
            case WarmStarted warm:
                using (JsonDocument sources = JsonDocument.Parse(warm.Sources))
                    _study.SetUserAttribute(JournalKeys.WarmStart, sources.RootElement);
                break;
            case TrialStarted started:
                Create(
                    new TrialDraft(fact.Trial) { State = TrialState.Running, StartedAt = started.StartedAt, Worker = started.Worker },
                    started.Point);
                break;
            case TrialEnqueued enqueued:
                Create(new TrialDraft(fact.Trial) { State = TrialState.Waiting, Worker = creator }, point: null);
                if (enqueued.Point is { } wish) Trial(fact).SetSystemAttribute(FixedParameters.Key, FixedParameters.Text(space, wish));
                break;
            case TrialClaimed claimed:
                Claim(Trial(fact), claimed, space);
                break;
            case TrialProposed proposed:
                SetPoint(Trial(fact), proposed.Point);
                break;
            case TrialReported reported:
                Trial(fact).Report(reported.Step, reported.Value);
                break;
            case SpaceAdapted adapted:
                using (JsonDocument text = JsonDocument.Parse(AdaptationAttribute.Text(adapted))) Trial(fact).SetUserAttribute(
                    AdaptationAttribute.Key(adapted), text.RootElement);
                break;
            case TrialTold told:
                Tell(Trial(fact), told);
                break;
        }
    }

    private TrialDraft Trial(StudyEvent fact) => _study.Trials[fact.Trial];

    private void Create(TrialDraft trial, double[]? point)
    {
        _study.Trials.Add(trial);
        if (point is not null) SetPoint(trial, point);
    }

    private void Claim(TrialDraft trial, TrialClaimed claimed, SearchSpace space)
    {
        // An enqueued trial has wishes; now they become its parameters.
        if (trial is { State: TrialState.Waiting, Parameters.Count: 0 } && StoredEvents.Wished(trial.SystemAttributes, space) is { } point)
            SetPoint(trial, point);
        (trial.State, trial.Worker, trial.StartedAt) = (TrialState.Running, claimed.Worker, claimed.StartedAt);
    }

    private void SetPoint(TrialDraft trial, double[] point) => trial.SetParameters(_points!.Of(point));

    private void Tell(TrialDraft trial, TrialTold told)
    {
        (trial.State, trial.Duration, trial.Error) = (told.State, told.Duration, told.Error);
        trial.Values = double.IsNaN(told.Value) ? [] : [told.Value];
        trial.CompletedAt = trial.StartedAt + told.Duration;
        _study.Told.Add(told.Trial);
    }
}
