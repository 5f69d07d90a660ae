namespace HyperGen.Sampling.Random;

/// <summary>Independent uniform draws; see <see cref="Samplers.Random"/>.</summary>
internal sealed class RandomSampler : ISampler
{
    public string Name => "random";

    public ISamplerSession Start(SamplerStudy study) =>
        study.Space.HasCountablePoints ? new Untried(study.Space) : new Unbounded(study.Space);

    // The lean way: no set of points is kept for a space in which none comes twice.
    private sealed class Unbounded(SearchSpace space) : ISamplerSession
    {
        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
        {
            space.Sample(ref rng, point);
            return true;
        }
    }

    private sealed class Untried(SearchSpace space) : ISamplerSession
    {
        private readonly Finite.UntriedPoints _untried = new(space);

        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point) =>
            _untried.TryDraw(history, ref rng, point);
    }
}
