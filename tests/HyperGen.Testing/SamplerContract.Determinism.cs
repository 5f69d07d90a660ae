using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    [Theory]
    [MemberData(nameof(SpaceNames), MemberType = typeof(SamplerContract))]
    public void Same_seed_gives_the_same_points(string name)
    {
        SearchSpace space = SamplerContractSpaces.All[name];
        if (!Accepts(space)) return;
        Assert.Equal(Start(space, seed: 5).Sequential(Trials).Points, Start(space, seed: 5).Sequential(Trials).Points);
    }

    [Theory]
    [MemberData(nameof(SpaceNames), MemberType = typeof(SamplerContract))]
    public void Study_resumed_before_every_trial_gives_the_same_points(string name)
    {
        SearchSpace space = SamplerContractSpaces.All[name];
        if (!Accepts(space)) return;
        SamplerContractRun resumed = Start(space);
        for (int n = 0; n < Trials; n++)
        {
            resumed.Resume();
            resumed.Sequential(1);
        }

        Assert.Equal(Start(space).Sequential(Trials).Points, resumed.Points);
    }

    [Fact]
    public void Study_resumed_with_running_trials_gives_the_same_points()
    {
        foreach (SearchSpace space in Accepted("numeric", "choice", "conditional", "float"))
        {
            SamplerContractRun steady = Start(space, parallelism: 3), resumed = Start(space, parallelism: 3);
            for (int n = 0; n < Trials; n++)
            {
                resumed.Resume();
                foreach (SamplerContractRun run in (SamplerContractRun[])[steady, resumed])
                {
                    run.Ask();
                    if (run.History.Running.Count == 3) run.Tell(run.History.Running[1].Number);
                }
            }

            Assert.Equal(steady.Points, resumed.Points);
        }
    }

    [Fact]
    public void Maximising_the_negated_objective_gives_the_same_points()
    {
        foreach (SearchSpace space in Accepted("numeric", "choice", "conditional", "float"))
            Assert.Equal(Start(space).Sequential(Trials).Points, Start(space, StudyDirection.Maximize).Sequential(Trials).Points);
    }

    [Fact]
    public void One_sampler_serves_two_studies_without_mixing_them()
    {
        ISampler sampler = CreateSampler();
        foreach (SearchSpace space in Accepted("numeric", "choice", "float"))
        {
            SamplerContractRun first = new(sampler, space, seed: 1), second = new(sampler, space, seed: 2);
            for (int n = 0; n < Trials; n++)
            {
                first.Sequential(1);
                second.Sequential(1);
            }

            Assert.Equal(Start(space, seed: 1).Sequential(Trials).Points, first.Points);
            Assert.Equal(Start(space, seed: 2).Sequential(Trials).Points, second.Points);
        }
    }
}
