using HyperGen.Testing;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>Running trials of a worker that is gone, taken over in a space that their points are no part of.</summary>
public sealed class SqliteTakeOverTests : IDisposable
{
    private static readonly SearchSpace Wide = new SearchSpaceBuilder("Space").AddInt("Width", 1, 100).AddFloat("Rate", 0, 1).Build();
    private static readonly SearchSpace Narrow = new SearchSpaceBuilder("Space").AddInt("Width", 1, 50).AddFloat("Rate", 0, 1).Build();
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch.AddYears(50);

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Point_proposed_anew_takes_the_place_of_the_one_outside_the_space(bool wasEnqueued)
    {
        await using (IStudyLog killed = await OpenAsync(Wide))
        {
            if (wasEnqueued) await killed.CommitAsync(_ => [new TrialEnqueued(0, [80, 0.01]), new TrialClaimed(0, killed.Worker, Noon)]);
            else await killed.CommitAsync(_ => [new TrialStarted(0, [80, 0.01], killed.Worker, Noon)]);
        }

        await using (IStudyLog next = await OpenAsync(Narrow))
            await next.CommitAsync(_ => [new TrialClaimed(0, next.Worker, Noon), new TrialProposed(0, [20, 0.05])]);

        await using IStudyLog reader = await OpenAsync(Narrow);
        IReadOnlyList<StudyEvent> events = await reader.ReadAsync();
        Assert.Equal([20, 0.05], events.OfType<TrialProposed>().Single().Point);
        Assert.Equal(20.0, await _database.Tables.ScalarAsync("SELECT param_value FROM trial_params WHERE param_name = 'Width'"));
        await _database.Tables.AssertWholesomeAsync("study");
    }

    [Fact]
    public async Task Trial_taken_over_with_its_point_keeps_it()
    {
        await using (IStudyLog killed = await OpenAsync(Wide)) await killed.CommitAsync(
            _ => [new TrialStarted(0, [40, 0.01], killed.Worker, Noon)]);
        await using (IStudyLog next = await OpenAsync(Narrow))
            await next.CommitAsync(
                _ => [new TrialClaimed(0, next.Worker, Noon), new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null)]);

        await using IStudyLog reader = await OpenAsync(Narrow);
        IReadOnlyList<StudyEvent> events = await reader.ReadAsync();
        Assert.Equal([40, 0.01], ((TrialStarted)events[0]).Point!);
        Assert.Empty(events.OfType<TrialProposed>());
    }

    [Fact]
    public async Task Copy_in_the_same_file_has_none_of_the_workers_of_the_original()
    {
        await using IStudyLog busy = await OpenAsync(Wide);
        await busy.CommitAsync(_ => [new TrialStarted(0, [40, 0.01], busy.Worker, Noon)]);
        SqliteStorage storage = _database.Open();
        await storage.CopyAsync("study", storage, "copy");
        await using IStudyLog copy = await storage.OpenAsync(new StudyDeclaration("copy", StudyDirection.Minimize, Wide, 1));
        await using IStudyLog other = await OpenAsync(Wide);
        Assert.True(await copy.IsGoneAsync(busy.Worker));
        Assert.False(await other.IsGoneAsync(busy.Worker));
    }

    private ValueTask<IStudyLog> OpenAsync(SearchSpace space) =>
        _database.Open().OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, space, 1));
}
