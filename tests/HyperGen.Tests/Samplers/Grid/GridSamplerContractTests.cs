using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Grid;

public abstract class GridSamplerContractTests(GridOrder order) : SamplerContract
{
    protected override ISampler CreateSampler() => HyperGen.Samplers.Grid(order, pointsPerContinuous: 5);

    // 5^200 or 30^100 points are beyond any numbering.
    protected override bool Accepts(SearchSpace space) => !space.Name.StartsWith("200", StringComparison.Ordinal);

    protected override bool Reaches(SearchSpace space) => space.Cardinality is not null;

    // It visits so many combinations, in an order that follows the declaration.
    protected override SamplerPromises Promises =>
        SamplerPromises.All & ~SamplerPromises.AnyOrderOfParameters & ~SamplerPromises.Endless;

    public sealed class LowDiscrepancy() : GridSamplerContractTests(GridOrder.LowDiscrepancy);

    public sealed class Lexicographic() : GridSamplerContractTests(GridOrder.Lexicographic);

    public sealed class Shuffled() : GridSamplerContractTests(GridOrder.Shuffled);
}
