using HyperGen.Tests.Spaces.Configs;

namespace HyperGen.Tests.Spaces;

public class GeneratedSpaceTests
{
    [Fact]
    public void Parameters_stand_in_declaration_order_with_nested_ones_in_place()
    {
        string[] names = [.. TrainingConfig.SearchSpace.Parameters.Select(parameter => parameter.Name)];
        Assert.Equal(
            [
                "LearningRate", "BatchSize", "Dropout", "Activation", "Loss", "MaxDepth", "Bias", "Optimizer", "Momentum", "Encoder.Layers",
                "Encoder.Width", "Schedule", "Schedule[CosineSchedule].Period", "Schedule[StepSchedule].Decay", "Schedule[StepSchedule].Every",
            ],
            names);
        Assert.Equal(names.Length, TrainingConfig.ParameterCount);
    }

    [Fact]
    public void Handles_are_the_parameters_of_the_space()
    {
        Assert.Same(TrainingConfig.SearchSpace["LearningRate"], TrainingConfig.Parameters.LearningRate);
        Assert.Same(TrainingConfig.SearchSpace["Encoder.Width"], TrainingConfig.Parameters.Encoder.Width);
        Assert.Same(TrainingConfig.SearchSpace["Schedule[StepSchedule].Decay"], TrainingConfig.Parameters.ScheduleStepSchedule.Decay);
        Assert.Equal([null, 4, 8], TrainingConfig.Parameters.MaxDepth.Values);
    }

    [Fact]
    public void Default_config_is_the_default_point()
    {
        SearchSpace space = TrainingConfig.SearchSpace;
        Assert.True(space.HasDefault, space.WhyNoDefault);
        Assert.Equal(new TrainingConfig(), TrainingConfig.Decode(space.Default));
        Assert.Equal(
            [1e-3, 64, 0, 0, 0, 0, 1, 0, double.NaN, 2, 128, 0, 10, double.NaN, double.NaN],
            space.Default.ToArray());
    }

    [Fact]
    public void A_value_that_is_no_choice_is_encoded_as_minus_one()
    {
        double[] point = new double[TrainingConfig.ParameterCount];
        TrainingConfig.Encode(new TrainingConfig { Activation = "tanh" }, point);
        Assert.Equal(-1, point[3]);
    }

    [Fact]
    public void A_point_of_the_wrong_length_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => TrainingConfig.Decode(new double[3]));
        Assert.Contains("3 entries and the space 15 parameters", error.Message);
    }

    [Fact]
    public void Configs_do_not_share_nested_objects()
    {
        double[] point = new double[MutableOuter.ParameterCount];
        Rng rng = Rng.ForStream(1, 2, 3);
        do MutableOuter.SearchSpace.Sample(ref rng, point);
        while (point[0] != 0);
        Assert.NotSame(MutableOuter.Decode(point).Inner, MutableOuter.Decode(point).Inner);
    }
}
