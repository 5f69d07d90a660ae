using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Studies of one sampler object that run at the same time are what they would be apart: another thread asks for a proposal of the
    /// second study in the midst of each of the first, where it tests a constraint.
    /// </summary>
    [Fact]
    public void One_sampler_serves_two_studies_that_propose_at_the_same_time()
    {
        Action? meanwhile = null;
        SearchSpace space = new SearchSpaceBuilder("interrupted").AddFloat("X", 0, 1).AddChoice("A", ["a", "b"]).AddFloat("Y", 0, 1)
            .WithConstraints(point =>
            {
                Interlocked.Exchange(ref meanwhile, null)?.Invoke();
                return point[0] + point[2] < 1.5;
            })
            .Build();
        SearchSpace other = SamplerContractSpaces.All["choice"];
        if (!Accepts(space) || !Accepts(other)) return;
        ISampler sampler = CreateSampler();
        SamplerContractRun first = new(sampler, space, seed: 1), second = new(sampler, other, seed: 2);
        for (int n = 0; n < Trials; n++)
        {
            Task? proposal = null;
            meanwhile = () =>
            {
                proposal = Task.Run(() => second.Sequential(1));
                proposal.Wait(Patience); // a sampler may let one study wait for another
            };
            first.Sequential(1);
            proposal?.GetAwaiter().GetResult();
        }

        meanwhile = null;
        SamplerRules.RequireSame(
            Start(space, seed: 1).Sequential(Trials), first, SamplerRules.Concurrent, "with proposals of another study in its midst");
        SamplerContractRun apart = Start(other, seed: 2).Sequential(second.Points.Count);
        SamplerRules.RequireSame(apart, second, SamplerRules.Concurrent, "in the midst of those of another study");
    }
}
