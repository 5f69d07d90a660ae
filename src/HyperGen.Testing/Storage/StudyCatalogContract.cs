using Xunit;

namespace HyperGen.Testing;

/// <summary>
/// What every catalog owes the others. Derive a test class from it and return your storage: a study that was written reads back equal,
/// opens as the study it was, and never takes another one's place.
/// </summary>
public abstract partial class StudyCatalogContract
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, 123, 456, TimeSpan.Zero);

    /// <summary>Opens the one place of the running test. Each call stands for another process that opens the same place.</summary>
    protected abstract IStudyStorage Open();

    /// <summary>The same place as a catalog.</summary>
    protected IStudyCatalog Catalog => (IStudyCatalog)Open();

    /// <summary>An empty place has an empty list.</summary>
    [Fact]
    public async Task Place_without_a_study_lists_none() => Assert.Empty(await Catalog.ListAsync());

    /// <summary>Every part of a record, whoever ran the study.</summary>
    [Theory]
    [MemberData(nameof(StudyCatalogContractStudies.Names), MemberType = typeof(StudyCatalogContractStudies))]
    public async Task Written_study_reads_back_equal(string name)
    {
        StoredStudy study = StudyCatalogContractStudies.All[name];
        await Catalog.WriteAsync(study);
        Same(study, await Catalog.ReadAsync(study.Name));
    }

    /// <summary>The list says of each study what its record says.</summary>
    [Fact]
    public async Task Studies_are_listed_in_the_order_created_with_counts_and_best()
    {
        foreach (StoredStudy study in StudyCatalogContractStudies.All.Values) await Catalog.WriteAsync(study);
        IReadOnlyList<StudySummary> summaries = await Catalog.ListAsync();
        Assert.Equal(StudyCatalogContractStudies.All.Values.Select(study => study.Name), summaries.Select(summary => summary.Name));
        Assert.Equal(StudyCatalogContractStudies.All.Values.Select(study => Text(StudySummary.Of(study))), summaries.Select(Text));

        StudySummary ours = summaries[0];
        Assert.Equal(new TrialCounts(Complete: 2, Pruned: 1, Failed: 1, Running: 2, Waiting: 1), ours.Trials);
        Assert.Equal((7, 4), (ours.Trials.Total, ours.Trials.Finished));
        Assert.Equal((-2.5, 3), (ours.Best, ours.BestTrial));
        Assert.Equal((Noon, Noon.AddSeconds(40)), (ours.CreatedAt, ours.LastActivityAt));

        static string Text(StudySummary summary) => summary with { Directions = [] } + string.Join(' ', summary.Directions);
    }

    /// <summary>A study is the fold of its events, so their order is part of it.</summary>
    [Fact]
    public async Task Order_in_which_trials_were_told_is_kept()
    {
        await using (IStudyLog log = await OpenLog("study"))
        {
            await Commit(
                log,
                new TrialStarted(0, [0.5], log.Worker, Noon),
                new TrialStarted(1, [0.25], log.Worker, Noon),
                new TrialStarted(2, [0.75], log.Worker, Noon));
            await Commit(log, Complete(2, 3));
            await Commit(log, Complete(0, 1));
            await Commit(log, Complete(1, 2));
        }

        StoredStudy study = await Catalog.ReadAsync("study");
        Assert.Equal([2, 0, 1], study.Told);
        await Catalog.WriteAsync(study with { Name = "copy" });
        Assert.Equal([2, 0, 1], (await Catalog.ReadAsync("copy")).Told);
        Assert.Equal([2, 0, 1], (await EventsOf("copy")).OfType<TrialTold>().Select(told => told.Trial));
    }

    /// <summary>The record of a study equals the events that were committed.</summary>
    [Fact]
    public async Task Study_that_was_run_reads_as_what_happened()
    {
        SearchSpace space = StudyStorageContractSpaces.Mixed();
        double[][] points = StudyStorageContractSpaces.MixedPoints();
        string worker;
        await using (IStudyLog log = await OpenLog("study", space))
        {
            worker = log.Worker;
            await Commit(
                log,
                new TrialStarted(0, points[0], worker, Noon),
                new TrialReported(0, 3, 1.5),
                new TrialReported(0, 1, double.NaN),
                new TrialReported(0, 3, 2.5),
                new TrialTold(0, TrialState.Complete, 0.1 + 0.2, new TimeSpan(12_345_678_901), null),
                new TrialEnqueued(1, points[1]),
                new TrialEnqueued(2, points[2]),
                new TrialClaimed(2, worker, Noon.AddSeconds(1)),
                new TrialTold(2, TrialState.Failed, double.NaN, TimeSpan.FromSeconds(2), "boom \"ü\""),
                new TrialStarted(3, null, worker, Noon.AddSeconds(3)));
        }

        StoredStudy study = await Catalog.ReadAsync("study");
        Assert.Equal(("study", 7UL, 4), (study.Name, study.Seed, study.Trials.Count));
        Assert.Equal([StudyDirection.Minimize], study.Directions);
        Assert.Equal(space.Fingerprint, study.ReadSpace()!.Fingerprint);
        Assert.Equal([0, 2], study.Told);

        StoredTrial complete = study.Trials[0];
        Assert.Equal(
            (TrialState.Complete, Noon, new TimeSpan(12_345_678_901), null),
            (complete.State, complete.StartedAt, complete.Duration, complete.Error));
        Assert.Equal([0.1 + 0.2], complete.Values);
        Assert.Equal([new StoredReport(1, double.NaN), new StoredReport(3, 2.5)], complete.Reports);
        Assert.Equal(
            space.Parameters.Select(parameter => parameter.Name).Order(), complete.Parameters.Select(parameter => parameter.Name).Order());
        StoredParameter depth = complete.Parameters.Single(parameter => parameter.Name == "Depth");
        Assert.Equal((1, "4"), (depth.Value, depth.Json));

        Assert.Equal((TrialState.Waiting, 0), (study.Trials[1].State, study.Trials[1].Parameters.Count));
        Assert.Contains("\"LearningRate\"", study.Trials[1].SystemAttributes["fixed_params"], StringComparison.Ordinal);
        Assert.StartsWith("hypergen-", study.Trials[1].Worker, StringComparison.Ordinal);
        Assert.Equal((TrialState.Failed, "boom \"ü\"", 0), (study.Trials[2].State, study.Trials[2].Error, study.Trials[2].Values.Count));
        Assert.Equal(space.Count, study.Trials[2].Parameters.Count);
        Assert.Equal((TrialState.Running, worker, 0), (study.Trials[3].State, study.Trials[3].Worker, study.Trials[3].Parameters.Count));
    }

    /// <summary>A copy can be continued like the study it is of.</summary>
    [Fact]
    public async Task Written_study_opens_with_its_seed_its_space_and_its_points()
    {
        SearchSpace space = StudyStorageContractSpaces.Mixed();
        double[][] points = StudyStorageContractSpaces.MixedPoints();
        IReadOnlyList<StudyEvent> original;
        await using (IStudyLog log = await OpenLog("study", space))
        {
            await Commit(
                log,
                new WarmStarted("""{"sources":[{"study":"an \"earlier\" one, ü"}]}"""),
                new TrialStarted(0, points[0], log.Worker, Noon),
                new TrialStarted(1, points[1], log.Worker, Noon),
                new SpaceAdapted(1, "Encoder.Width", 0.5, 1e300, "values improve beyond"),
                new TrialReported(0, 1, 0.5),
                Complete(1, 2),
                Complete(0, 1),
                new TrialEnqueued(2, points[2]));
        }

        original = await EventsOf("study", space);
        await Catalog.WriteAsync(await Catalog.ReadAsync("study") with { Name = "copy" });
        await using IStudyLog copy = await Open().OpenAsync(new StudyDeclaration("copy", StudyDirection.Minimize, space, Seed: 1));
        Assert.Equal(7UL, copy.Seed);
        Assert.True(copy.Difference.IsEmpty);
        Assert.Equal(Ordered(original), Ordered(await copy.ReadAsync()));
        await Commit(copy, new TrialStarted(3, points[0], copy.Worker, Noon));
        Assert.Equal(4, (await Catalog.ReadAsync("copy")).Trials.Count);
        Assert.Equal(3, (await Catalog.ReadAsync("study")).Trials.Count);
    }

    /// <summary>Nobody runs the running trials of a copy.</summary>
    [Fact]
    public async Task Running_trials_of_a_written_study_can_be_taken_over()
    {
        await using IStudyLog busy = await OpenLog("study");
        await Commit(busy, new TrialStarted(0, [0.5], busy.Worker, Noon));
        await Catalog.WriteAsync(await Catalog.ReadAsync("study") with { Name = "copy" });
        await Catalog.WriteAsync(StudyCatalogContractStudies.Foreign);

        await using IStudyLog copy = await OpenLog("copy");
        TrialStarted running = Assert.IsType<TrialStarted>(Assert.Single(await copy.ReadAsync()));
        // Where the copy names the same worker, that one is there, whatever it runs.
        if (running.Worker != busy.Worker) Assert.True(await copy.IsGoneAsync(running.Worker!));
        await Commit(copy, new TrialClaimed(0, copy.Worker, Noon), Complete(0, 1));
        Assert.False(await busy.IsGoneAsync(busy.Worker));
    }

    /// <summary>What another client wrote is run as far as it has a meaning, and stays readable.</summary>
    [Fact]
    public async Task Study_of_a_foreign_client_opens_when_it_has_one_objective()
    {
        await Catalog.WriteAsync(StudyCatalogContractStudies.Foreign);
        await Catalog.WriteAsync(StudyCatalogContractStudies.SeveralObjectives);
        StudyDeclaration declaration =
            new(StudyCatalogContractStudies.Foreign.Name, StudyDirection.Maximize, StudyStorageContractSpaces.Line(), Seed: 99);
        await using (IStudyLog log = await Open().OpenAsync(declaration))
        {
            Assert.Equal(99UL, log.Seed);
            IReadOnlyList<StudyEvent> events = await log.ReadAsync();
            TrialStarted[] started = [.. events.OfType<TrialStarted>()];
            Assert.Equal([0.25], started[0].Point!);
            Assert.Null(started[1].Point); // its choice has no meaning in the line
            // An infinite value is a result to the other client and none to us.
            Assert.Equal([TrialState.Complete, TrialState.Failed], events.OfType<TrialTold>().Select(told => told.State));
        }

        StoredStudy read = await Catalog.ReadAsync(StudyCatalogContractStudies.Foreign.Name);
        Same(StudyCatalogContractStudies.Foreign, read with { Seed = null, Space = null });
        await Assert.ThrowsAsync<StudyConflictException>(() => OpenLog(StudyCatalogContractStudies.SeveralObjectives.Name).AsTask());
    }

    /// <summary>A new participant of a study.</summary>
    protected ValueTask<IStudyLog> OpenLog(string name, SearchSpace? space = null) =>
        Open().OpenAsync(new StudyDeclaration(name, StudyDirection.Minimize, space ?? StudyStorageContractSpaces.Line(), Seed: 7));

    private async Task<IReadOnlyList<StudyEvent>> EventsOf(string name, SearchSpace? space = null)
    {
        await using IStudyLog log = await OpenLog(name, space);
        return await log.ReadAsync();
    }

    private static ValueTask Commit(IStudyLog log, params StudyEvent[] events) => log.CommitAsync(_ => events);

    private static TrialTold Complete(int trial, double value) =>
        new(trial, TrialState.Complete, value, TimeSpan.FromSeconds(trial + 1), null);

    // By trial, and told in their order: what a study can tell apart.
    private static IEnumerable<string> Ordered(IReadOnlyList<StudyEvent> events) => events
        .OrderBy(one => one is TrialTold).ThenBy(one => one is TrialTold ? 0 : one.Trial)
        .Select(one => one switch
        {
            TrialStarted started => $"{started with { Point = null }} {string.Join(' ', started.Point ?? [])}",
            TrialEnqueued enqueued => $"{enqueued with { Point = null }} {string.Join(' ', enqueued.Point ?? [])}",
            _ => one.ToString(),
        });

    private static void Same(StoredStudy expected, StoredStudy actual)
    {
        Assert.Equal(expected.Name, actual.Name);
        Assert.Equal(expected.Directions, actual.Directions);
        Assert.Equal(expected.Seed, actual.Seed);
        Assert.Equal(expected.Space?.ParseJson(), actual.Space?.ParseJson());
        Assert.Equal(expected.ReadSpace()?.Fingerprint, actual.ReadSpace()?.Fingerprint);
        SameAttributes(expected.UserAttributes, actual.UserAttributes);
        SameAttributes(expected.SystemAttributes, actual.SystemAttributes);
        Assert.Equal(expected.Told, actual.Told);
        Assert.Equal(expected.Trials.Count, actual.Trials.Count);
        for (int i = 0; i < expected.Trials.Count; i++) Same(expected.Trials[i], actual.Trials[i]);
    }

    private static void Same(StoredTrial expected, StoredTrial actual)
    {
        Assert.Equal(Facts(expected), Facts(actual));
        Assert.Equal(expected.Values, actual.Values);
        Assert.Equal(expected.Reports, actual.Reports);
        Assert.Equal(expected.Parameters, actual.Parameters);
        SameAttributes(expected.UserAttributes, actual.UserAttributes);
        SameAttributes(expected.SystemAttributes, actual.SystemAttributes);

        static object Facts(StoredTrial trial) =>
            (trial.Number, trial.State, trial.StartedAt, trial.CompletedAt, trial.Duration, trial.Error, trial.Worker);
    }

    private static void SameAttributes(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        Assert.Equal(Sorted(expected), Sorted(actual));

        static IEnumerable<(string, string)> Sorted(IReadOnlyDictionary<string, string> attributes) =>
            attributes.Select(pair => (pair.Key, pair.Value.ParseJson())).OrderBy(pair => pair.Key, StringComparer.Ordinal);
    }
}
