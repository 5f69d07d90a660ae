using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.CmaEs;

public sealed class CmaEsSamplerContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => HyperGen.Samplers.CmaEs();

    protected override bool Accepts(SearchSpace space) =>
        space.Parameters.All(parameter => parameter.Conditions.Count == 0 && parameter is not ChoiceParameter { Choices.Count: > 1 });
}
