using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private static readonly string[] AllocationSpaces = ["float", "numeric", "choice", "conditional", "narrow constraint"];

    [Fact]
    public void Proposals_from_an_unchanged_history_allocate_nothing() => Assert.All(Accepted(AllocationSpaces), space =>
    {
        AllocationsWhileUnchanged(space, trials: 40); // what is compiled and set up once is no part of it
        Assert.All(AllocationsWhileUnchanged(space, trials: 40), bytes => Assert.Equal(0, bytes));
    });

    // Arrays that double are made anew once while the history doubles, whatever its length: most proposals allocate nothing.
    [Fact]
    public void Proposals_from_a_growing_history_allocate_only_where_arrays_double() => Assert.All(Accepted("numeric", "choice"), space =>
    {
        AllocationsWhileGrowing(space, trials: 40);
        long[] bytes = AllocationsWhileGrowing(space, trials: 128);
        Assert.InRange(bytes.Skip(64).Count(allocated => allocated > 0), 0, 64 / 3);
    });

    private long[] AllocationsWhileUnchanged(SearchSpace space, int trials)
    {
        SamplerContractRun run = Start(space).Sequential(trials);
        run.AllocatedBy(trials); // takes the last trial in
        return [.. Enumerable.Range(trials + 1, 20).Select(run.AllocatedBy)];
    }

    private long[] AllocationsWhileGrowing(SearchSpace space, int trials)
    {
        SamplerContractRun run = Start(space);
        return [.. Enumerable.Range(0, trials).Select(trial =>
        {
            long bytes = run.AllocatedBy(trial);
            run.Sequential(1);
            return bytes;
        })];
    }
}
