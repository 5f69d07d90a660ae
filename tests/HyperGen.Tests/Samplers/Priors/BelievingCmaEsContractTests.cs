using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Priors;

public sealed class BelievingCmaEsContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => new BelievingSampler(HyperGen.Samplers.CmaEs());

    protected override bool Accepts(SearchSpace space) =>
        space.Parameters.All(parameter => parameter.Conditions.Count == 0 && (parameter is not ChoiceParameter || parameter.Cardinality == 1));

    // Where hardly anything is feasible the points come from a walk, whatever is believed.
    protected override bool Reaches(SearchSpace space) => false;
}
