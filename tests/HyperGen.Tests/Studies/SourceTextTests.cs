using HyperGen.Spaces;
using HyperGen.Studies;

namespace HyperGen.Tests.Studies;

public sealed class SourceTextTests
{
    [Fact]
    public void Earlier_studies_come_back_as_they_were_written()
    {
        SourceStudy study = new("ü \"a\"", [
            new([new("x", StoredValue.Of(0.1 + 0.2)), Parsed("n", "9007199254740993"), Parsed("k", "\"漢\"")], TrialState.Complete, -1e-3),
            new([Parsed("kind", "null"), Parsed("x", "true")], TrialState.Pruned, 2.5),
            new([new("x", StoredValue.Of(double.Epsilon))], TrialState.Pruned, double.NaN),
            new([], TrialState.Failed, double.NaN),
        ]);
        IReadOnlyList<SourceStudy> read = SourceText.Read(SourceText.Write([study, new("empty", [])]));
        Assert.Equal(["ü \"a\"", "empty"], read.Select(one => one.Name));
        Assert.Empty(read[1].Trials);
        for (int i = 0; i < study.Trials.Count; i++)
        {
            Assert.Equal(study.Trials[i].Values.OrderBy(value => value.Key), read[0].Trials[i].Values.OrderBy(value => value.Key));
            Assert.Equal((study.Trials[i].State, study.Trials[i].Value), (read[0].Trials[i].State, read[0].Trials[i].Value));
        }
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"sources":[{"study":"a","parameters":[],"trials":[{"x":[1],"y":2}]}]}""")]
    public void Text_of_another_origin_is_an_error_that_names_the_attribute(string text)
    {
        StudyStorageException error = Assert.Throws<StudyStorageException>(() => SourceText.Read(text));
        Assert.Contains("hypergen:warm-start", error.Message);
    }

    [Fact]
    public void Long_study_keeps_its_best_trials_and_a_spread_of_the_others()
    {
        SourceTrial[] trials =
        [
            .. Enumerable.Range(0, 1000).Select(
                i => i % 10 == 9
                    ? new SourceTrial([], TrialState.Failed, double.NaN)
                    : new SourceTrial([], TrialState.Complete, i * 37 % 1000)),
        ];
        SourceStudy kept = new SourceStudy("long", trials).Condensed(StudyDirection.Maximize);
        Assert.Equal(100, kept.Trials.Count);
        Assert.Equal(trials.Max(trial => trial.State == TrialState.Complete ? trial.Value : 0), kept.Best(StudyDirection.Maximize)!.Value);
        Assert.Contains(kept.Trials, trial => trial.State == TrialState.Failed);
        Assert.Contains(kept.Trials, trial => trial.Value < 200);
        Assert.Equal(kept.Trials.Distinct(ReferenceEqualityComparer.Instance).Count(), kept.Trials.Count);
    }

    private static KeyValuePair<string, StoredValue> Parsed(string name, string json) => new(name, StoredValue.Parse(json));
}
