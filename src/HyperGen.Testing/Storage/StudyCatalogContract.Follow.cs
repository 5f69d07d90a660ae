using Xunit;

namespace HyperGen.Testing;

public abstract partial class StudyCatalogContract
{
    /// <summary>Who follows a study sees at each look what reading it whole would show.</summary>
    [Fact]
    public async Task Study_that_is_followed_is_at_each_look_what_reading_it_gives()
    {
        SearchSpace plane = new SearchSpaceBuilder("Plane").AddFloat("x", 0, 1).AddFloat("y", 0, 1).Build();
        await using IStudyLog log = await OpenLog("study", plane);
        await using IStudyLog other = await OpenLog("study", plane);
        await using IAsyncEnumerator<StoredStudy> looks = Catalog.FollowAsync("study").GetAsyncEnumerator();
        await Look();
        await Commit(log, new TrialEnqueued(0, [0.5, 0.25]), new TrialStarted(1, [0.25, 0.5], log.Worker, Noon));
        await Look();
        await Commit(
            log, new TrialClaimed(0, log.Worker, Noon.AddSeconds(1)), new TrialReported(0, 0, 3), new TrialReported(1, 7, double.NaN));
        await Look();
        await other.ReadAsync();
        await Commit(other, new TrialStarted(2, null, other.Worker, Noon));
        await Look();
        await Commit(other, new TrialProposed(2, [0.75, 0.125]), Complete(2, 4), new TrialEnqueued(3, null));
        await Look();
        await Commit(log, new TrialReported(0, 1, 2), new TrialTold(1, TrialState.Failed, double.NaN, TimeSpan.FromSeconds(2), "boom"));
        await Look();
        await Look();
        await Commit(log, Complete(0, 1), new TrialStarted(4, [1, 1], log.Worker, Noon));
        await Look();
        await Commit(other, new TrialClaimed(4, other.Worker, Noon.AddSeconds(9)));
        await Look();
        await Catalog.WriteAsync(StudyCatalogContractStudies.Ours);
        await Look();

        async Task Look()
        {
            Assert.True(await looks.MoveNextAsync());
            Same(await Catalog.ReadAsync("study"), looks.Current);
        }
    }

    /// <summary>A study that is deleted while someone follows it ends that with the error that reading it gives.</summary>
    [Fact]
    public async Task Study_that_is_deleted_ends_the_following()
    {
        await Catalog.WriteAsync(StudyCatalogContractStudies.Ours with { Name = "study" });
        await using IAsyncEnumerator<StoredStudy> looks = Catalog.FollowAsync("study").GetAsyncEnumerator();
        Assert.True(await looks.MoveNextAsync());
        await Catalog.DeleteAsync("study");
        await Assert.ThrowsAsync<StudyNotFoundException>(async () => await looks.MoveNextAsync());
    }
}
