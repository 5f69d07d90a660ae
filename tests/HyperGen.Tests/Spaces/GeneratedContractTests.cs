using HyperGen.Tests.Spaces.Configs;

namespace HyperGen.Tests.Spaces;

public class GeneratedContractTests
{
    [Fact]
    public void Documented_example_keeps_the_contract() => GeneratedContract.Check<TrainingConfig>();

    [Fact]
    public void Ranges_over_every_type_keep_the_contract() => GeneratedContract.Check<NumberConfig>();

    [Fact]
    public void Choices_over_every_type_keep_the_contract() => GeneratedContract.Check<ChoiceConfig>();

    [Fact]
    public void Conditional_spaces_keep_the_contract() => GeneratedContract.Check<ConditionalConfig>();

    [Fact]
    public void Constrained_spaces_keep_the_contract()
    {
        GeneratedContract.Check<ConstrainedConfig>();
        GeneratedContract.Check<OuterOfConstrained>();
    }

    [Fact]
    public void Shapes_of_types_keep_the_contract()
    {
        GeneratedContract.Check<Shapes.Positional>();
        GeneratedContract.Check<Shapes.PositionalWithDefaults>();
        GeneratedContract.Check<Shapes.PositionalStruct>();
        GeneratedContract.Check<Shapes.ReadOnlyStruct>();
        GeneratedContract.Check<Shapes.PlainStruct>();
        GeneratedContract.Check<Shapes.PrimaryConstructor>();
        GeneratedContract.Check<Shapes.Required>();
        GeneratedContract.Check<Shapes.Derived>();
        GeneratedContract.Check<Shapes.DerivedSpace>();
        GeneratedContract.Check<Shapes.Generic<int>>();
        GeneratedContract.Check<Shapes.Generic<long>.Inner>();
        GeneratedContract.Check<Shapes.NestsGeneric>();
        Shapes.CheckPrivate();
    }
}
