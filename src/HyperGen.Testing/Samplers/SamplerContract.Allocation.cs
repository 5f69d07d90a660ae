using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private static readonly string[] AllocationSpaces = ["float", "numeric", "choice", "conditional", "narrow constraint"];

    /// <summary>Proposals for trials that run at once, none of them told: 20 in a row without a byte.</summary>
    [Fact]
    public void Proposals_from_an_unchanged_history_allocate_nothing()
    {
        if (!Promised(SamplerPromises.AllocatesNothing)) return;
        foreach (SearchSpace space in Accepted(AllocationSpaces))
        {
            AllocationsWhileUnchanged(space, trials: 40); // what is compiled and set up once is no part of it
            long most = AllocationsWhileUnchanged(space, trials: 40).Max();
            SamplerRules.Require(most == 0, SamplerRules.AllocatesNothing, $"on '{space.Name}' one of 20 proposals allocated {most} bytes");
        }
    }

    /// <summary>
    /// Arrays that double are made anew once while the history doubles, whatever its length: most proposals allocate nothing.
    /// </summary>
    [Fact]
    public void Proposals_from_a_growing_history_allocate_only_where_arrays_double()
    {
        if (!Promised(SamplerPromises.AllocatesNothing)) return;
        foreach (SearchSpace space in Accepted("numeric", "choice"))
        {
            AllocationsWhileGrowing(space, trials: 40);
            int count = AllocationsWhileGrowing(space, trials: 128).Skip(64).Count(allocated => allocated > 0);
            SamplerRules.Require(
                count <= 64 / 3,
                SamplerRules.AllocatesNothing,
                $"on '{space.Name}' {count} of the 64 proposals after trial 64 did; where only arrays double it is a third at most");
        }
    }

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
