namespace HyperGen.Tests.Samplers.WarmStart;

/// <summary>A sampler of a study that has two earlier studies: one of nearly the contract's own objective, and one of noise.</summary>
internal sealed class WarmedSampler(ISampler sampler) : ISampler
{
    public string Name => sampler.Name;

    public bool IsExhaustible(SearchSpace space) => sampler.IsExhaustible(space);

    public ISamplerSession Start(SamplerStudy study) => sampler.Start(study with { Earlier = [Related(study), Noise(study)] });

    private static EarlierStudy Related(SamplerStudy study) => Drawn(study, "related", (point, _) => study.Space.Parameters.Sum(
        parameter => double.IsNaN(point[parameter.Index]) ? 0 : Math.Pow(parameter.ToUnit(point[parameter.Index]) - 0.35, 2)));

    private static EarlierStudy Noise(SamplerStudy study) => Drawn(study, "noise", (_, draw) => draw);

    private static EarlierStudy Drawn(SamplerStudy study, string name, Func<double[], double, double> objective)
    {
        TrialHistory trials = new(study.Space, study.Direction);
        Rng rng = Rng.ForStream(study.Seed, 0x5741_524D, (ulong)name.Length);
        for (int i = 0; i < 20; i++)
        {
            double[] point = new double[study.Space.Count];
            study.Space.Sample(ref rng, point);
            double value = objective(point, rng.NextNormal()) * (study.Direction == StudyDirection.Minimize ? 1 : -1);
            trials.Finish(i, point, i == 7 ? TrialState.Failed : TrialState.Complete, i == 7 ? double.NaN : value);
        }

        return new EarlierStudy(name, trials);
    }
}
