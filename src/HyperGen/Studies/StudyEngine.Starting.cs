namespace HyperGen.Studies;

/// <content>Which trial is the next: one to take up, or a new one with the point that the sampler proposes.</content>
internal sealed partial class StudyEngine
{
    private const int MostProposals = 32; // for one trial, while others are faster each time

    /// <summary>A trial to run; null when the study has stopped or must first hear of another tell.</summary>
    private async ValueTask<LiveTrial?> NextAsync(StudyEnd end, CancellationToken cancellationToken)
    {
        if (_clock.Elapsed >= _options.Timeout) StopBecause(StopReason.Timeout);
        if (StoppedBecause != StopReason.None) return null;
        if (_released.TryDequeue(out LiveTrial? trial)) trial.BeginAnew();
        else trial = await TakeUpOrCreateAsync(end, cancellationToken).ConfigureAwait(false);

        // A trial that has its number gets its point, whatever the token says now.
        if (trial is { Point: null }) await ProposeAsync(trial).ConfigureAwait(false);
        PostAdaptations();
        return trial;
    }

    private async ValueTask<LiveTrial?> TakeUpOrCreateAsync(StudyEnd end, CancellationToken cancellationToken)
    {
        await EnqueueFirstAsync(cancellationToken).ConfigureAwait(false);
        LiveTrial? taken = await _recorder.TakeUpAsync(_clock.Now, _options.Trials, Finished, cancellationToken).ConfigureAwait(false);
        if (taken is not null) return taken;
        if (StoppedBecause != StopReason.None) return null;
        if (_state.Started >= _options.Trials) EndBecause(StopReason.Trials, end);
        else if (MayStart()) return await CreateAsync(end, cancellationToken).ConfigureAwait(false);
        return null;
    }

    // Nothing is left to start. A worker that dies may yet leave a trial, which then is ours to run.
    private void EndBecause(StopReason reason, StudyEnd end)
    {
        if (end == StudyEnd.NothingToStart || !_recorder.IsAmongOthers) StopBecause(reason);
    }

    private async ValueTask EnqueueFirstAsync(CancellationToken cancellationToken)
    {
        if (_state.Created > 0 || _first.Count == 0) return;
        await _recorder.EnqueueAsync(_first, ifCreated: 0, cancellationToken).ConfigureAwait(false);
    }

    private bool MayStart() => _state.IsReady() && !EndsBefore(_state.Created);

    // In deterministic mode what is known when a number comes up decides whether it is started, whatever else has finished by then.
    private bool EndsBefore(int number)
    {
        if (_options.DeterministicWindow is null) return false;
        _state.PrepareView(number);
        StopReason verdict = _termination.Check(_state.View);
        if (verdict != StopReason.None) StopBecause(verdict);
        return verdict != StopReason.None;
    }

    private async ValueTask<LiveTrial?> CreateAsync(StudyEnd end, CancellationToken cancellationToken)
    {
        double[] point = new double[Space.Count];
        for (int proposals = 1; TryPropose(_state.Created, point); proposals++)
        {
            // A number that is claimed needs a point. Where the last ones are in question none is claimed before its point is sure.
            Disturbed disturbed = _pace.IsQuick && proposals < MostProposals ? Disturbed.ProposesAnew
                : _proposer.IsNearlyExhausted && proposals < MostProposals ? Disturbed.GivesUp : Disturbed.ClaimsNumber;
            LiveTrial? trial = await _recorder.StartAsync(
                _proposer.Of(_state.Created, point), ProposeAnew, MayStart, _clock.Now, _options.Trials, disturbed, cancellationToken)
                .ConfigureAwait(false);
            if (trial is not null || _state.Started >= _options.Trials || !MayStart()) return trial;
        }

        EndBecause(StopReason.SpaceExhausted, end);
        return null;

        Proposal? ProposeAnew()
        {
            _state.PrepareView(_state.Created);
            if (!_pace.IsQuickFor(_state.View.Count)) return null; // it would hold up all others: proposed anew without the lock
            return TryPropose(_state.Created, point) ? _proposer.Of(_state.Created, point) : null;
        }
    }

    private async ValueTask ProposeAsync(LiveTrial trial)
    {
        try
        {
            await ProposeUntilNewAsync(trial).ConfigureAwait(false);
        }
        catch
        {
            _released.Enqueue(trial); // it has its number and is ours: the next to ask gets it
            throw;
        }
    }

    private async ValueTask ProposeUntilNewAsync(LiveTrial trial)
    {
        double[] point = new double[Space.Count];
        int proposals = 0;
        bool isNew;
        while ((isNew = TryPropose(trial.Number, point)) && ++proposals < MostProposals)
        {
            if (await _recorder.TryProposeAsync(trial, _proposer.Of(trial.Number, point), CancellationToken.None).ConfigureAwait(false))
                return;
        }

        if (!isNew) _proposer.RepeatBest(trial.Number, point);
        await _recorder.ProposeAsync(trial, _proposer.Of(trial.Number, point), CancellationToken.None).ConfigureAwait(false);
    }

    private void PostAdaptations()
    {
        for (; _adaptationsHeard < _state.Adaptations.Count; _adaptationsHeard++)
        {
            SpaceAdapted adaptation = _state.Adaptations[_adaptationsHeard];
            _observers.Post(observer => observer.OnSpaceAdapted(this, adaptation));
        }
    }

    private bool TryPropose(int number, double[] point)
    {
        _state.PrepareView(number);
        long start = _clock.Timestamp;
        if (!_proposer.TryPropose(number, point)) return false;
        TimeSpan duration = _clock.Since(start);
        _pace.Add(duration, _state.View.Count);
        if (_observers.IsEmpty) return true;
        _observers.Post(observer => observer.OnProposed(this, number, duration));
        return true;
    }
}
