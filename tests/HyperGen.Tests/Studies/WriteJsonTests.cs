using HyperGen.Tests.Spaces.Configs;
using Microsoft.Extensions.Configuration;

namespace HyperGen.Tests.Studies;

public class WriteJsonTests
{
    [Fact]
    public void Config_written_binds_back()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            StudyResult<BoundConfig> result = Found<BoundConfig>(seed);

            BoundConfig bound = Written(result).Get<BoundConfig>()!;

            Assert.Equal(result.Best.Config, bound);
        }
    }

    [Fact]
    public void Polymorphic_property_is_an_object_with_its_type()
    {
        HashSet<string?> seen = [];
        for (ulong seed = 0; seed < 20; seed++)
        {
            StudyResult<TrainingConfig> result = Found<TrainingConfig>(seed);

            IConfiguration schedule = Written(result).GetSection("Schedule");

            string? type = schedule["$type"];
            seen.Add(type);
            ISchedule? bound = type == nameof(CosineSchedule) ? schedule.Get<CosineSchedule>() : schedule.Get<StepSchedule>();
            Assert.Equal(result.Best.Config.Schedule, bound);
        }

        Assert.Equal(new HashSet<string?> { nameof(CosineSchedule), nameof(StepSchedule) }, seen);
    }

    private static StudyResult<T> Found<T>(ulong seed)
        where T : ISearchSpace<T> => Study.Minimize<T>(
            _ => 1, new StudyOptions { Trials = 1, Seed = seed, Baseline = Baseline.Skip, Sampler = new UniformSampler() });

    private static IConfigurationRoot Written<T>(StudyResult<T> result)
        where T : ISearchSpace<T>
    {
        MemoryStream stream = new();
        result.WriteJson(stream);
        stream.Position = 0;
        return new ConfigurationBuilder().AddJsonStream(stream).Build();
    }
}
