namespace HyperGen.Sampling.CmaEs;

/// <summary>See <see cref="Samplers.CmaEs"/>.</summary>
internal sealed class CmaEsSampler(CmaEsOptions options) : ISampler
{
    public string Name => "cma-es";

    public ISamplerSession Start(SamplerStudy study)
    {
        foreach (Parameter parameter in study.Space.Parameters)
        {
            if (WhyNot(parameter) is { } reason)
                throw new ArgumentException(
                    $"CMA-ES cannot search '{parameter.Name}', {reason}; use Samplers.Bayesian() or Samplers.Tpe() for this space.");
        }

        return new CmaEsSession(study, options);
    }

    private static string? WhyNot(Parameter parameter) => parameter switch
    {
        { Conditions.Count: > 0 } => "which is searched under a condition only",
        ChoiceParameter { Choices.Count: > 1 } => "a choice without an order",
        _ => null,
    };
}
