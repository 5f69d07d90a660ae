using System.Text;

namespace HyperGen.Tests.Studies;

public class StudyResultTests
{
    [Fact]
    public void Best_ofEqualValues_isTheEarliest()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(_ => 3, Options with { Trials = 10 });

        Assert.Equal(0, result.Best.Number);
        Assert.Equal(0, result.Improvement);
    }

    [Fact]
    public void Improvement_isTheDistanceToTheBaseline()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(config => config.Height, Options with { Trials = 200 });

        Assert.Equal(29, result.Baseline!.Value);
        Assert.Equal(29 - result.Best.Value, result.Improvement!.Value, 12);
    }

    [Fact]
    public void Baseline_thatWasSkipped_isNull()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(config => config.Height, Options with { Trials = 20, Baseline = Baseline.Skip });

        Assert.Null(result.Baseline);
        Assert.Null(result.Improvement);
    }

    [Fact]
    public void Baseline_thatFailed_isNull()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(
            config => config == new Bowl(0, 0) ? throw new InvalidOperationException() : config.Height, Options with { Trials = 20 });

        Assert.Null(result.Baseline);
        Assert.True(result.HasBest);
    }

    [Fact]
    public void ToCSharp_givesTheBestConfig()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(config => config.Height, Options with { Trials = 5 });

        Assert.Equal(result.Best.Config.ToCSharp(), result.ToCSharp());
    }

    [Fact]
    public void WriteJson_writesOneMemberPerParameter()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(_ => 1, Options with { Trials = 1 });
        using MemoryStream stream = new();

        result.WriteJson(stream);

        Assert.Equal("""{"X":0,"N":0}""", Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("").Replace(" ", ""));
    }

    [Fact]
    public void Hints_nameAParameterWhoseBestValuesCrowdAtABound()
    {
        StudyResult<Bowl> result = Study.Maximize<Bowl>(config => config.N, Options with { Trials = 100 });

        string hint = Assert.Single(result.Hints);
        Assert.Contains("N is at its upper bound", hint);
    }

    [Fact]
    public async Task Result_isASnapshot()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options);
        await study.TellAsync(await study.AskAsync(), 5);
        StudyResult<Bowl> before = study.Result;

        await study.TellAsync(await study.AskAsync(), 1);

        Assert.Single(before.Trials);
        Assert.Equal(5, before.Best.Value);
        Assert.Equal(2, study.Result.Trials.Count);
    }

    [Fact]
    public async Task Progress_countsWhatHappened()
    {
        List<StudyProgress> reports = [];
        ManualTime time = new();
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(
            Options with { Trials = 10, TimeProvider = time, Progress = new Collector(reports) });
        for (int i = 0; i < 4; i++)
        {
            Trial<Bowl> trial = await study.AskAsync();
            time.Advance(TimeSpan.FromSeconds(2));
            if (i == 2) await study.TellFailedAsync(trial, "broken");
            else await study.TellAsync(trial, 10 - i);
        }

        StudyProgress last = reports[^1];
        Assert.Equal(4, reports.Count);
        Assert.Equal((4, 10, 1, 0, 0), (last.Finished, last.Trials, last.Failed, last.Pruned, last.Running));
        Assert.Equal((3, 7.0), (last.BestTrial, last.BestValue));
        Assert.Equal(0.5, last.TrialsPerSecond, 9);
        Assert.Equal(TimeSpan.FromSeconds(12), last.Remaining);
    }

    private static StudyOptions Options { get; } = new() { Sampler = new UniformSampler(), Seed = 1 };

    private sealed class Collector(List<StudyProgress> reports) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => reports.Add(value);
    }
}
