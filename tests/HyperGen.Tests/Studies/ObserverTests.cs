namespace HyperGen.Tests.Studies;

public class ObserverTests
{
    [Fact]
    public async Task Observer_mayAskTheStudyAnything()
    {
        Study<Bowl>? study = null;
        List<int> counts = [];
        Recorder recorder = new(finished: (_, _) => counts.Add(study!.Result.Trials.Count));
        await using (study = await Study.OpenAsync<Bowl>(Options with { Trials = 5, Observers = [recorder] }))
            await study.RunAsync((trial, _) => Task.FromResult(trial.Config.Height));

        Assert.Equal([1, 2, 3, 4, 5], counts);
    }

    [Fact]
    public async Task Events_arriveInTheOrderInWhichTheyBecameTrue()
    {
        Recorder recorder = new();
        await Study.MinimizeAsync<Bowl>((trial, _) => Task.FromResult(trial.Config.Height), Options with { Trials = 2, Observers = [recorder] });

        Assert.Equal(["opened", "started 0", "finished 0", "proposed 1", "started 1", "finished 1", "stopped Trials"], recorder.Events);
    }

    [Fact]
    public async Task Events_ofAParallelStudy_neverOverlapAndAreComplete()
    {
        Recorder recorder = new();
        await Study.MinimizeAsync<Bowl>(
            async (trial, _) =>
            {
                await Task.Yield();
                return trial.Config.Height;
            },
            Options with { Trials = 200, Parallelism = 8, Observers = [recorder] });

        Assert.False(recorder.Overlapped);
        Assert.Equal(402 + 199, recorder.Events.Count); // every trial but the default one was proposed
        Assert.Equal("stopped Trials", recorder.Events.Single(text => text.StartsWith("stopped")));
    }

    private static StudyOptions Options { get; } = new() { Sampler = new UniformSampler(), Seed = 1 };

    private sealed class Recorder(Action<IStudyControl, TrialOutcome>? finished = null) : IStudyObserver
    {
        private int _inside;

        public List<string> Events { get; } = [];

        public bool Overlapped { get; private set; }

        public void OnOpened(IStudyControl study) => Note("opened");

        public void OnProposed(IStudyControl study, int trial, TimeSpan duration) => Note(duration >= TimeSpan.Zero ? $"proposed {trial}" : $"{duration}");

        public void OnTrialStarted(IStudyControl study, int trial) => Note($"started {trial}");

        public void OnTrialFinished(IStudyControl study, TrialOutcome trial)
        {
            Note($"finished {trial.Number}");
            finished?.Invoke(study, trial);
        }

        public void OnStopped(IStudyControl study) => Note($"stopped {study.StoppedBecause}");

        private void Note(string text)
        {
            Overlapped |= Interlocked.Increment(ref _inside) > 1;
            Events.Add(text);
            Interlocked.Decrement(ref _inside);
        }
    }
}
