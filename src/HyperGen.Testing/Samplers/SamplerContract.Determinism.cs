using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    /// <summary>Two studies of one seed are the same study.</summary>
    /// <param name="name">The space.</param>
    [Theory]
    [MemberData(nameof(SpaceNames), MemberType = typeof(SamplerContract))]
    public void Same_seed_gives_the_same_points(string name)
    {
        SearchSpace space = SamplerContractSpaces.All[name];
        if (!Accepts(space)) return;
        SamplerContractRun run = Start(space, seed: 5).Sequential(Trials), again = Start(space, seed: 5).Sequential(Trials);
        SamplerRules.RequireSame(run, again, SamplerRules.Reproducible, "in a second study of the same seed");
    }

    /// <summary>Killed and resumed equals never killed, wherever it was killed.</summary>
    /// <param name="name">The space.</param>
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

        SamplerRules.RequireSame(Start(space).Sequential(Trials), resumed, SamplerRules.Resumable, "by a session that began there");
    }

    /// <summary>Killed and resumed equals never killed while trials run.</summary>
    [Fact]
    public void Study_resumed_with_running_trials_gives_the_same_points()
    {
        foreach (SearchSpace space in Accepted(Ordinary))
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

            SamplerRules.RequireSame(steady, resumed, SamplerRules.Resumable, "by a session that began there with trials running");
        }
    }

    /// <summary>Studies of one sampler object that take turns are what they would be apart.</summary>
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

            SamplerRules.RequireSame(
                Start(space, seed: 1).Sequential(Trials), first, SamplerRules.Separate, "beside another study of the same sampler");
            SamplerRules.RequireSame(
                Start(space, seed: 2).Sequential(Trials), second, SamplerRules.Separate, "beside another study of the same sampler");
        }
    }
}
