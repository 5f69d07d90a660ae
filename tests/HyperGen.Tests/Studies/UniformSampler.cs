namespace HyperGen.Tests.Studies;

/// <summary>Draws uniformly; after a number of proposals it may claim to be exhausted. Sums of the history make the points depend on it.</summary>
internal sealed class UniformSampler(int points = int.MaxValue) : ISampler, ISamplerSession
{
    public string Name => "uniform";

    public ISamplerSession Start(SamplerStudy study) => new UniformSampler(points);

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        if (history.Count + history.Running.Count >= points) return false;
        history.Space.Sample(ref rng, point);
        if (history.Count == 0 || history.Space.Count == 0) return true;

        // Pull towards the mean of the history: a proposal that saw other results is another proposal.
        double mean = 0;
        foreach (double x in history.Column(0)) mean += x / history.Count;
        foreach (RunningTrial running in history.Running) mean += running.Point[0] / 100;
        point[0] = Math.Clamp((0.9 * point[0]) + (0.1 * mean), -10, 10);
        return true;
    }
}
