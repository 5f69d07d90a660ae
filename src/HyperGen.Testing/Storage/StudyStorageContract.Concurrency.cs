using Xunit;

namespace HyperGen.Testing;

public abstract partial class StudyStorageContract
{
    /// <summary>Trials per participant of the concurrent tests.</summary>
    protected virtual int ConcurrentTrials => 25;

    /// <summary>Commits of participants at the same time come one after the other.</summary>
    [Fact]
    public async Task Concurrent_participants_lose_no_trial_and_number_them_without_gaps()
    {
        const int Participants = 4;
        await Task.WhenAll(Enumerable.Range(0, Participants).Select(one => Task.Run(() => Participate(one))));

        var started = new List<int>();
        var told = new Dictionary<int, double>();
        var points = new Dictionary<int, double>();
        foreach (StudyEvent one in await EventsOf())
        {
            if (one is TrialStarted start)
            {
                started.Add(start.Trial);
                points.Add(start.Trial, start.Point![0]);
            }

            if (one is TrialTold tell) told.Add(tell.Trial, tell.Value);
        }

        Assert.Equal(Enumerable.Range(0, Participants * ConcurrentTrials), started);
        Assert.Equal(points.OrderBy(pair => pair.Key), told.OrderBy(pair => pair.Key));
    }

    /// <summary>A decision is made under the lock: two participants never claim one trial.</summary>
    [Fact]
    public async Task Waiting_trial_is_claimed_by_exactly_one_of_many()
    {
        const int Waiting = 40;
        await using (IStudyLog log = await OpenLog())
            await Commit(log, [.. Enumerable.Range(0, Waiting).Select(number => new TrialEnqueued(number, [number / (double)Waiting]))]);

        int[][] claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ClaimAll)));
        Assert.Equal(Enumerable.Range(0, Waiting), claims.SelectMany(claim => claim).Order());
        Assert.Equal(Waiting, (await EventsOf()).Count(one => one is TrialClaimed));
    }

    /// <summary>The first opening creates the study, whoever comes at the same moment.</summary>
    [Fact]
    public async Task Study_that_many_create_at_once_is_one()
    {
        IStudyLog[] logs = await Task.WhenAll(Enumerable.Range(0, 6).Select(one =>
            Task.Run(async () => await Open().OpenAsync(Declaration(seed: (ulong)one)))));
        Assert.Single(logs.Select(log => log.Seed).Distinct());
        Assert.Equal(logs.Length, logs.Select(log => log.Worker).Distinct().Count());
        for (int i = 0; i < logs.Length; i++) await Commit(logs[i], new TrialStarted(i, [0.5], logs[i].Worker, Noon));
        foreach (IStudyLog log in logs) await log.DisposeAsync();
        Assert.Equal(logs.Length, (await EventsOf()).Count);
    }

    private async Task Participate(int participant)
    {
        await using IStudyLog log = await OpenLog();
        int count = 0;
        for (int i = 0; i < ConcurrentTrials; i++)
        {
            int number = -1;
            double x = (participant + (i / (double)ConcurrentTrials)) / 8;
            await log.CommitAsync(unseen =>
            {
                count += unseen.Count(one => one is TrialStarted);
                number = count++;
                return [new TrialStarted(number, [x], log.Worker, Noon)];
            });
            if (i % 3 == 0) count += (await log.ReadAsync()).Count(one => one is TrialStarted);
            await log.CommitAsync(unseen =>
            {
                count += unseen.Count(one => one is TrialStarted);
                return [new TrialReported(number, 0, x), new TrialTold(number, TrialState.Complete, x, TimeSpan.FromMilliseconds(1), null)];
            });
        }
    }

    private async Task<int[]> ClaimAll()
    {
        await using IStudyLog log = await OpenLog();
        var waiting = new SortedSet<int>();
        var claimed = new List<int>();
        do
        {
            await log.CommitAsync(unseen =>
            {
                foreach (StudyEvent one in unseen)
                {
                    if (one is TrialEnqueued) waiting.Add(one.Trial);
                    if (one is TrialClaimed) waiting.Remove(one.Trial);
                }

                if (waiting.Count == 0) return [];
                claimed.Add(waiting.Min);
                waiting.Remove(waiting.Min);
                return [new TrialClaimed(claimed[^1], log.Worker, Noon)];
            });
        }
        while (waiting.Count > 0);

        return [.. claimed];
    }
}
