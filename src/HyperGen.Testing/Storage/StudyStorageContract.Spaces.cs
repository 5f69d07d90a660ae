using Xunit;

namespace HyperGen.Testing;

public abstract partial class StudyStorageContract
{
    /// <summary>Stored points are mapped by name and value into the declared space.</summary>
    [Fact]
    public async Task Changed_space_is_reported_once_and_trials_with_a_meaning_are_kept()
    {
        SearchSpace before = new SearchSpaceBuilder("Space")
            .AddFloat("lr", 0, 1)
            .AddChoice<string>("Kind", ["a", "b", "c"])
            .Build();
        SearchSpace after = new SearchSpaceBuilder("Space")
            .AddChoice<string>("Kind", ["d", "c", "a"])
            .AddFloat("LearningRate", 0, 0.5).FormerlyNamed("lr")
            .AddInt("Layers", 1, 4)
            .WithDefault([0, 0.1, 2])
            .Build();
        await using (IStudyLog log = await OpenLog(space: before))
        {
            await Commit(
                log,
                new TrialStarted(0, [0.25, 2], log.Worker, Noon),
                new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null),
                new TrialStarted(1, [0.75, 2], log.Worker, Noon),
                new TrialTold(1, TrialState.Complete, 2, TimeSpan.Zero, null),
                new TrialStarted(2, [0.25, 1], log.Worker, Noon),
                new TrialTold(2, TrialState.Complete, 3, TimeSpan.Zero, null),
                new TrialEnqueued(3, [0.5, 0]),
                new TrialEnqueued(4, [0.6, 0]));
        }

        await using (IStudyLog log = await OpenLog(space: after))
        {
            Assert.Equal(5, log.Difference.Changes.Count);
            Assert.Contains(
                log.Difference.Changes,
                change => change.Contains("'lr'", StringComparison.Ordinal) && change.Contains("'LearningRate'", StringComparison.Ordinal));
            IReadOnlyList<StudyEvent> events = await log.ReadAsync();
            Assert.Equal(8, events.Count);
            Assert.Equal([1, 0.25, 2], ((TrialStarted)events[0]).Point!);
            Assert.Null(((TrialStarted)events[2]).Point);
            Assert.Null(((TrialStarted)events[4]).Point);
            Assert.Equal([2, 0.5, 2], ((TrialEnqueued)events[6]).Point!);
            Assert.Null(((TrialEnqueued)events[7]).Point);
            await Commit(log, new TrialClaimed(3, log.Worker, Noon));
        }

        await using IStudyLog again = await OpenLog(space: after);
        Assert.True(again.Difference.IsEmpty);
    }

    /// <summary>What is stored is what was tried: mapping loses nothing.</summary>
    [Fact]
    public async Task Going_back_to_the_old_space_gives_every_trial_its_old_point()
    {
        SearchSpace wide = StudyStorageContractSpaces.Line();
        SearchSpace narrow = new SearchSpaceBuilder("Line").AddFloat("x", 0, 0.5).Build();
        StudyEvent[] events;
        await using (IStudyLog log = await OpenLog(space: wide))
        {
            events = [new TrialStarted(0, [0.9], log.Worker, Noon), new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null)];
            await Commit(log, events);
        }

        await using (IStudyLog log = await OpenLog(space: narrow))
        {
            Assert.False(log.Difference.IsEmpty);
            Assert.Null(((TrialStarted)(await log.ReadAsync())[0]).Point);
            await Commit(log, new TrialEnqueued(1, [0.25]));
        }

        await using IStudyLog back = await OpenLog(space: wide);
        Assert.False(back.Difference.IsEmpty);
        Same([.. events, new TrialEnqueued(1, [0.25])], await back.ReadAsync());
    }

    /// <summary>An opening that commits no event leaves the stored space.</summary>
    [Fact]
    public async Task Changed_space_is_reported_until_something_was_committed_in_it()
    {
        SearchSpace changed = new SearchSpaceBuilder("Line").AddFloat("x", 0, 0.5).Build();
        await using (await OpenLog(space: StudyStorageContractSpaces.Line())) { }
        await using (IStudyLog log = await OpenLog(space: changed))
        {
            await Commit(log);
            Assert.False(log.Difference.IsEmpty);
        }

        await using (IStudyLog log = await OpenLog(space: changed))
        {
            Assert.False(log.Difference.IsEmpty);
            await Commit(log, new TrialEnqueued(0, [0.25]));
        }

        await using IStudyLog again = await OpenLog(space: changed);
        Assert.True(again.Difference.IsEmpty);
        Same([new TrialEnqueued(0, [0.25])], await again.ReadAsync());
    }

    /// <summary>Points are mapped for the participant that reads them.</summary>
    [Fact]
    public async Task Participants_with_different_spaces_each_see_their_own_points()
    {
        SearchSpace line = StudyStorageContractSpaces.Line();
        SearchSpace plane = new SearchSpaceBuilder("Plane").AddFloat("y", 0, 1).AddFloat("x", 0, 1).WithDefault([0.5, 0.5]).Build();
        await using IStudyLog one = await OpenLog(space: line);
        await using IStudyLog two = await OpenLog(space: plane);
        await Commit(one, new TrialStarted(0, [0.25], one.Worker, Noon));
        await Commit(
            two,
            new TrialStarted(1, [0.125, 0.75], two.Worker, Noon),
            new TrialStarted(2, null, two.Worker, Noon),
            new TrialProposed(2, [0, 1]));
        await Commit(one, new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null));

        IReadOnlyList<StudyEvent> inPlane = await EventsOf(space: plane);
        Assert.Equal([0.5, 0.25], ((TrialStarted)inPlane[0]).Point!);
        IReadOnlyList<StudyEvent> seen = await EventsOf(space: line);
        Assert.Equal([0.75], ((TrialStarted)seen[1]).Point!);
        Assert.Equal([1.0], ((TrialProposed)seen[3]).Point);
    }
}
