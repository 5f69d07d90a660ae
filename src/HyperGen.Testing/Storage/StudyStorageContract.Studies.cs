using System.Text;
using Xunit;

namespace HyperGen.Testing;

public abstract partial class StudyStorageContract
{
    private static readonly string[] Names = StudyStorageContractSpaces.StudyNames;

    /// <summary>Names that differ in case, quotes or length alone are different studies.</summary>
    [Fact]
    public async Task Studies_of_one_storage_do_not_mix()
    {
        for (int i = 0; i < Names.Length; i++)
        {
            await using IStudyLog log = await OpenLog(Names[i]);
            for (int k = 0; k <= i; k++) await Commit(log, new TrialStarted(k, [1.0 / (i + 1)], log.Worker, Noon));
        }

        for (int i = 0; i < Names.Length; i++)
        {
            IReadOnlyList<StudyEvent> events = await EventsOf(Names[i]);
            Assert.Equal(i + 1, events.Count);
            Assert.All(events, one => Assert.Equal(1.0 / (i + 1), ((TrialStarted)one).Point![0]));
        }
    }

    /// <summary>Commits to one study are no events of another.</summary>
    [Fact]
    public async Task Participants_of_several_studies_work_side_by_side()
    {
        await using IStudyLog first = await OpenLog("first");
        await using IStudyLog second = await OpenLog("second");
        for (int i = 0; i < 5; i++)
        {
            await Commit(first, new TrialStarted(i, [0.25], first.Worker, Noon));
            await Commit(second, new TrialStarted(i, [0.75], second.Worker, Noon));
            await Commit(first, new TrialTold(i, TrialState.Complete, i, TimeSpan.Zero, null));
        }

        Assert.Empty(await first.ReadAsync());
        Assert.Equal(10, (await EventsOf("first")).Count);
        Assert.Equal(5, (await EventsOf("second")).Count);
    }

    /// <summary>An empty name, a blank one and one that is no text.</summary>
    [Fact]
    public async Task Name_that_is_no_name_is_refused()
    {
        foreach (string name in (string[])["", "  ", "half \uD83D pair"]) // not inline data: attributes cannot hold half a pair
        {
            StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await OpenLog(name));
            Assert.Contains("name", error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>The error says how long the name is and how long it may be.</summary>
    [Fact]
    public async Task Name_of_513_characters_is_refused_with_the_limit()
    {
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await OpenLog(new string('n', 513)));
        Assert.Contains("513", error.Message, StringComparison.Ordinal);
        Assert.Contains("512", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The error says how long the name is and how long it may be.</summary>
    [Fact]
    public async Task Parameter_with_a_name_of_513_characters_is_refused_with_the_limit()
    {
        SearchSpace space = new SearchSpaceBuilder("Space").AddFloat(new string('n', 513), 0, 1).Build();
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            async () => await Open().OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, space, 1)));
        Assert.Contains("parameter has 513 characters", error.Message, StringComparison.Ordinal);
        Assert.Contains("512", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A study that minimises is not opened as one that maximises.</summary>
    [Fact]
    public async Task Study_of_another_direction_is_a_conflict_that_names_both()
    {
        await using (IStudyLog log = await OpenLog()) await Commit(log, new TrialEnqueued(0, [0.5]));
        StudyConflictException error = await Assert.ThrowsAsync<StudyConflictException>(
            async () => await Open().OpenAsync(Declaration(direction: StudyDirection.Maximize)));
        Assert.Contains("'study'", error.Message, StringComparison.Ordinal);
        Assert.Contains("minimize", error.Message, StringComparison.Ordinal);
        Assert.Contains("maximize", error.Message, StringComparison.Ordinal);
        Assert.Single(await EventsOf());
    }

    /// <summary>The seed of a later declaration does not count.</summary>
    [Fact]
    public async Task Study_keeps_the_seed_it_was_created_with()
    {
        await using (IStudyLog log = await Open().OpenAsync(Declaration(seed: ulong.MaxValue))) Assert.Equal(ulong.MaxValue, log.Seed);
        await using IStudyLog reopened = await Open().OpenAsync(Declaration(seed: 3));
        Assert.Equal(ulong.MaxValue, reopened.Seed);
    }

    /// <summary>A warm start is part of the log, however long its text.</summary>
    [Fact]
    public async Task What_a_study_took_over_from_earlier_ones_is_its_first_event_for_everybody()
    {
        string values = string.Join(',', Enumerable.Range(0, 50_000).Select(i => i / 7.0));
        WarmStarted warm = new($$"""{"sources":[{"study":"ü 漢 \"a\" 😀","trials":[{{values}}]}]}""");
        await using IStudyLog mine = await OpenLog();
        await using IStudyLog other = await OpenLog();
        await Commit(mine, warm);
        Same([warm], await other.ReadAsync());
        await Commit(other, new TrialEnqueued(0, [0.5]));
        Same([new TrialEnqueued(0, [0.5])], await mine.ReadAsync());
        Same([warm, new TrialEnqueued(0, [0.5])], await EventsOf());
        Assert.Empty(await EventsOf("another"));
    }

    /// <summary>A warm start comes first or not at all.</summary>
    [Fact]
    public async Task Earlier_studies_are_not_taken_over_after_the_first_trial()
    {
        await using IStudyLog log = await OpenLog();
        await Commit(log, new TrialEnqueued(0, [0.5]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Commit(log, new WarmStarted("{}")));
        Same([new TrialEnqueued(0, [0.5])], await EventsOf());
    }

    /// <summary>Each opening reads all that the ones before committed.</summary>
    [Fact]
    public async Task Reopened_study_goes_on_where_it_stopped()
    {
        var expected = new List<StudyEvent>();
        for (int run = 0; run < 4; run++)
        {
            await using IStudyLog log = await OpenLog();
            Same(expected, await log.ReadAsync());
            StudyEvent[] more =
            [
                new TrialStarted(run, [run / 4.0], log.Worker, Noon),
                new TrialTold(run, TrialState.Complete, run, TimeSpan.FromSeconds(run), null),
            ];
            await Commit(log, more);
            expected.AddRange(more);
        }
    }

    /// <summary>500 parameters, 1,000 reports in one commit, errors of hundreds of kilobytes.</summary>
    [Fact]
    public async Task Wide_points_and_long_texts_come_back()
    {
        SearchSpace space = StudyStorageContractSpaces.Wide(500);
        double[] point = [.. Enumerable.Range(0, 500).Select(i => i / 499.0)];
        string error = new StringBuilder().Insert(0, "stack trace 漢 ", 20_000).ToString();
        await using IStudyLog log = await OpenLog(space: space);
        StudyEvent[] events =
        [
            new TrialStarted(0, point, log.Worker, Noon),
            .. Enumerable.Range(0, 1_000).Select(step => new TrialReported(0, step, step / 3.0)),
            new TrialTold(0, TrialState.Failed, double.NaN, TimeSpan.FromSeconds(1), error),
        ];
        await Commit(log, events);
        Same(events, await EventsOf(space: space));
    }

    /// <summary>A point of length 0 is not the same as none.</summary>
    [Fact]
    public async Task Space_without_parameters_has_an_empty_point()
    {
        SearchSpace space = new SearchSpaceBuilder("Empty").Build();
        await using IStudyLog log = await OpenLog(space: space);
        StudyEvent[] events =
        [
            new TrialStarted(0, [], log.Worker, Noon),
            new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null),
            new TrialEnqueued(1, []),
        ];
        await Commit(log, events);
        IReadOnlyList<StudyEvent> read = await EventsOf(space: space);
        Same(events, read);
        Assert.NotNull(((TrialStarted)read[0]).Point);
    }
}
