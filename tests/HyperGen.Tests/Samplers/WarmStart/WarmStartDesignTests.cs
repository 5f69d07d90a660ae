namespace HyperGen.Tests.Samplers.WarmStart;

/// <summary>Whatever earlier studies say of the choices they had, every choice is tried early.</summary>
public sealed class WarmStartDesignTests
{
    private static readonly double[] Offsets = [0.5, 0.45, 0.4, 0.35, 0.3, 0, 0.25, 0.2];

    private static readonly SearchSpace Space =
        new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddFloat("Y", 0, 1).AddChoice("C", ["a", "b", "c", "d", "e", "f", "g", "h"]).Build();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Every_choice_is_tried_in_the_trials_of_the_start_up_though_earlier_studies_count(int sources)
    {
        for (ulong seed = 0; seed < 12; seed++)
        {
            EarlierStudy[] earlier = new EarlierStudy[sources];
            for (int i = 0; i < sources; i++) earlier[i] = new EarlierStudy($"related {i}", Related(seed, i));
            ISamplerSession session = HyperGen.Samplers.Bayesian().Start(new(Space, StudyDirection.Minimize, seed, 100, 1) { Earlier = earlier });
            TrialHistory history = new(Space, StudyDirection.Minimize);
            double[] point = new double[3];
            bool hasCounted = false;
            for (int trial = 0; trial < 16; trial++)
            {
                Rng rng = Rng.ForTrial(seed, trial);
                Assert.True(session.TryPropose(history, trial, ref rng, point));
                history.Finish(trial, point, TrialState.Complete, Value(point));
                hasCounted |= ((IExplainedSampler)session).Explanation.StartsWith("earlier studies count", StringComparison.Ordinal);
            }

            Assert.True(hasCounted);
            Assert.Equal(8, history.Column(2).ToArray().Distinct().Count());
        }
    }

    // Knows the numbers, and of the choices only the half that turned out to be worse.
    private static TrialHistory Related(ulong seed, int source)
    {
        TrialHistory trials = new(Space, StudyDirection.Minimize);
        Rng rng = Rng.ForStream(seed, 77, (ulong)source);
        double[] point = new double[3];
        for (int i = 0; i < 30; i++)
        {
            Space.Sample(ref rng, point);
            point[2] = rng.NextIndex(4);
            trials.Finish(i, point, TrialState.Complete, Value(point));
        }

        return trials;
    }

    private static double Value(double[] point) => Offsets[(int)point[2]] + (4 * Math.Pow(point[0] - 0.5, 2)) + (4 * Math.Pow(point[1] - 0.6, 2));
}
