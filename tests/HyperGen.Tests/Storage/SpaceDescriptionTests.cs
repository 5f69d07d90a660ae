using HyperGen.Spaces;

namespace HyperGen.Tests.Storage;

public sealed class SpaceDescriptionTests
{
    private enum Kind { Plain, Fancy }

    [Fact]
    public void Description_read_back_is_an_equal_space()
    {
        SearchSpace inner = new SearchSpaceBuilder("Inner").AddFloat("Period \"s\"", 0.5, 2).AddChoice("Kind", [Kind.Plain, Kind.Fancy], ["Plain", "Fancy"]).Build();
        SearchSpace space = new SearchSpaceBuilder("My.Config<größe>")
            .AddFloat("rate", 1e-5, 0.1, Scale.Log).FormerlyNamed("lr").FormerlyNamed("eta")
            .AddFloat("drop", 0, 0.95, step: 0.1)
            .AddInt("batch", 16, 250, step: 16)
            .AddInt("width", 1, 1L << 53, Scale.Log)
            .AddChoice("share", [0.5, 2.0, 1e300])
            .AddChoice<string?>("text", [null, "null", "a\\b \"c\"", "漢😀", ""])
            .AddChoice("bias", [false, true])
            .AddChoice("price", [1.10m, 2m])
            .AddFloat("momentum", 0, 1).When(4, 1, 2).When(6, 1).When(2, 16, 32)
            .AddChoice<Type>("schedule", [typeof(int), typeof(long)], ["Cosine", "Step"])
            .AddVariant("schedule", 9, 1, inner)
            .WithDefault([1e-3, 0.1, 32, 1, 0, 0, 1, 0, double.NaN, 0, double.NaN, double.NaN])
            .Build();
        Assert.True(space.HasDefault, space.WhyNoDefault);

        SearchSpace read = SpaceDescription.Read(SpaceDescription.Write(space));
        Assert.Equal(space.Fingerprint, read.Fingerprint);
        Assert.Equal(space.Name, read.Name);
        Assert.Equal(space.Default.ToArray(), read.Default.ToArray());
        Assert.Equal(space.Parameters.Select(parameter => parameter.ToString()), read.Parameters.Select(parameter => parameter.ToString()));
        Assert.Equal(space.Parameters.Select(parameter => parameter.FormerNames), read.Parameters.Select(parameter => parameter.FormerNames));
        Assert.Equal(
            space.Parameters.OfType<ChoiceParameter>().SelectMany(parameter => parameter.Choices),
            read.Parameters.OfType<ChoiceParameter>().SelectMany(parameter => parameter.Choices));
        Assert.Equal(SpaceDescription.Write(space), SpaceDescription.Write(read));
    }

    [Fact]
    public void Description_of_a_space_without_default_or_parameters_can_be_read()
    {
        SearchSpace space = new SearchSpaceBuilder("Empty").Build();
        Assert.Equal(space.Fingerprint, SpaceDescription.Read(SpaceDescription.Write(space)).Fingerprint);
        Assert.False(SpaceDescription.Read(SpaceDescription.Write(new SearchSpaceBuilder("One").AddFloat("x", 0, 1).Build())).HasDefault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":2,\"name\":\"x\",\"parameters\":[]}")]
    [InlineData("{\"version\":1,\"name\":\"x\",\"parameters\":[{\"name\":\"p\",\"kind\":\"vector\"}]}")]
    [InlineData("{\"version\":1,\"name\":\"x\",\"parameters\":[{\"name\":\"p\",\"kind\":\"float\",\"low\":2,\"high\":1}]}")]
    [InlineData("{\"version\":1,\"name\":\"x\",\"parameters\":[{\"name\":\"p\",\"kind\":\"float\",\"low\":0,\"high\":1,\"when\":[{\"parameter\":\"q\",\"is\":[1]}]}]}")]
    public void Text_that_describes_no_space_is_refused(string json) => Assert.Throws<FormatException>(() => SpaceDescription.Read(json));
}
