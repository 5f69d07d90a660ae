namespace HyperGen.StorageWorker;

/// <summary>Works on a study, beside any number of others, until it has the wanted number of trials. Takes over what dead workers
/// left.</summary>
public sealed class Worker(IStudyLog log, int trials)
{
    private readonly Dictionary<int, (string? Worker, double[]? Point)> _running = [];
    private readonly SortedSet<int> _open = []; // waiting, or running with a worker that is gone
    private int _created;
    private int _finished;

    /// <param name="told">Called after each tell is stored.</param>
    public async Task RunAsync(Action<int, double> told)
    {
        while (_finished < trials)
        {
            (int number, double[] point)? trial = await AskAsync();
            if (trial is not (int mine, double[] at))
            {
                await Task.Delay(5);
                Fold(await log.ReadAsync());
                continue;
            }

            await Task.Delay(2); // leaves the others their share
            double value = SharedProblem.Value(at);
            await CommitAsync(
                () =>
                    [new TrialReported(mine, 0, value + 1), new TrialTold(mine, TrialState.Complete, value, TimeSpan.FromMilliseconds(1.5), null)]);
            told(mine, value);
        }
    }

    private async Task<(int, double[])?> AskAsync()
    {
        string[] workers = [.. _running.Values.Select(trial => trial.Worker).OfType<string>().Distinct()];
        IReadOnlyList<WorkerLife> lives = await log.LookAtAsync(workers);
        HashSet<string> gone = [.. workers.Where((_, i) => lives[i] == WorkerLife.Gone)];
        foreach ((int number, (string? worker, double[]? point)) in _running)
        {
            if (worker is not null && point is not null && gone.Contains(worker)) _open.Add(number);
        }

        (int, double[])? asked = null;
        await CommitAsync(() =>
        {
            if (_open.Count > 0)
            {
                asked = (_open.Min, _running[_open.Min].Point!);
                return [new TrialClaimed(_open.Min, log.Worker, TimeProvider.System.GetUtcNow())];
            }

            asked = null;
            if (_created >= trials) return [];
            Rng rng = Rng.ForTrial(1, _created);
            double[] point = new double[SharedProblem.Space.Count];
            SharedProblem.Space.Sample(ref rng, point);
            asked = (_created, point);
            return [new TrialStarted(_created, point, log.Worker, TimeProvider.System.GetUtcNow())];
        });
        return asked;
    }

    // A decision may be asked for again; only the last one has happened.
    private async Task CommitAsync(Func<StudyEvent[]> decide)
    {
        StudyEvent[] own = [];
        await log.CommitAsync(unseen =>
        {
            Fold(unseen);
            return own = decide();
        });
        Fold(own);
    }

    private void Fold(IReadOnlyList<StudyEvent> events)
    {
        foreach (StudyEvent one in events)
        {
            switch (one)
            {
                case TrialStarted started:
                    _created++;
                    _running.Add(one.Trial, (started.Worker, started.Point));
                    break;
                case TrialEnqueued enqueued:
                    _created++;
                    _running.Add(one.Trial, (null, enqueued.Point));
                    if (enqueued.Point is not null) _open.Add(one.Trial);
                    break;
                case TrialClaimed claimed:
                    _running[one.Trial] = (claimed.Worker, _running[one.Trial].Point);
                    _open.Remove(one.Trial);
                    break;
                case TrialProposed proposed:
                    _running[one.Trial] = (_running[one.Trial].Worker, proposed.Point);
                    break;
                case TrialTold:
                    _finished++;
                    _running.Remove(one.Trial);
                    _open.Remove(one.Trial);
                    break;
            }
        }
    }
}
