using Xunit;

namespace HyperGen.Testing;

/// <summary>
/// What every sampler owes a study. Derive a test class from it and return your sampler: valid feasible points on every kind of space,
/// the same points from the same seed, from a resumed study and from a mirrored one, no point twice on a finite space, calm under
/// degenerate histories.
/// </summary>
public abstract partial class SamplerContract
{
    /// <summary>Names of the spaces of the theories.</summary>
    public static TheoryData<string> SpaceNames => new(SamplerContractSpaces.All.Keys);

    /// <summary>The sampler under test, with settings that work on every space it accepts.</summary>
    protected abstract ISampler CreateSampler();

    /// <summary>
    /// Whether the sampler works on a space. One that does not must refuse it in <see cref="ISampler.Start"/> with an
    /// <see cref="ArgumentException"/> whose message names a parameter.
    /// </summary>
    protected virtual bool Accepts(SearchSpace space) => true;

    /// <summary>Trials per study: enough to leave the sampler's start-up phase.</summary>
    protected virtual int Trials => 24;

    [Fact]
    public void Name_of_the_sampler_is_short_and_lower_case() => Assert.Matches("^[a-z][a-z0-9-]{0,29}$", CreateSampler().Name);

    [Theory]
    [MemberData(nameof(SpaceNames), MemberType = typeof(SamplerContract))]
    public void Proposals_on_every_kind_of_space_are_valid_and_feasible(string name)
    {
        SearchSpace space = SamplerContractSpaces.All[name];
        if (Accepts(space))
        {
            Assert.NotEmpty(Start(space).Sequential(Trials).Points);
            return;
        }

        string message = Assert.ThrowsAny<ArgumentException>(() => Start(space)).Message;
        Assert.Contains(space.Parameters, parameter => message.Contains($"'{parameter.Name}'", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SpaceNames), MemberType = typeof(SamplerContract))]
    public void Proposals_leave_the_history_as_it_was(string name)
    {
        SearchSpace space = SamplerContractSpaces.All[name];
        if (!Accepts(space)) return;
        SamplerContractRun run = Start(space).Sequential(Trials);
        double[][] columns = [.. space.Parameters.Select(parameter => run.History.Column(parameter.Index).ToArray())];
        double[] values = run.History.Values.ToArray();
        int running = run.History.Running.Count;
        bool proposed = run.Ask() is not null;
        Assert.Equal(columns, space.Parameters.Select(parameter => run.History.Column(parameter.Index).ToArray()));
        Assert.Equal(values, run.History.Values.ToArray());
        Assert.Equal(running + (proposed ? 1 : 0), run.History.Running.Count);
    }

    private SamplerContractRun Start(SearchSpace space, StudyDirection direction = StudyDirection.Minimize, ulong seed = 1, int parallelism = 1) =>
        new(CreateSampler(), space, direction, seed, parallelism: parallelism);

    private IEnumerable<SearchSpace> Accepted(params string[] names) => names.Select(name => SamplerContractSpaces.All[name]).Where(Accepts);
}
