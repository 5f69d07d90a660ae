using HyperGen.Storage.Tests.Sqlite;

namespace HyperGen.Storage.Tests;

/// <summary>
/// Events of which a row would keep Optuna from loading a study: they are refused, or written in a form that it can read. Each is tried on
/// the storages that Optuna opens.
/// </summary>
public sealed class PoisonTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly SearchSpace Space = new SearchSpaceBuilder("Poison")
        .AddFloat("x", 0, 1).AddChoice<object?>("kind", [2.0, "b\"\\ü", null, true]).Build();

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    public static TheoryData<string, StudyEvent> Refusals => new()
    {
        { "'kind' is 4", new TrialStarted(1, [0.5, 4], null, Noon) },
        { "'kind' is -1", new TrialEnqueued(1, [0.5, -1]) },
        { "'kind' is 0.5", new TrialProposed(0, [0.5, 0.5]) },
        { "'x' is Infinity", new TrialStarted(1, [double.PositiveInfinity, 0], null, Noon) },
        { "1 entries", new TrialStarted(1, [0.5], null, Noon) },
        { "the next number is 1", new TrialStarted(2, [0.5, 0], null, Noon) },
        { "finite value", new TrialTold(0, TrialState.Complete, double.NaN, TimeSpan.Zero, null) },
        { "finite value", new TrialTold(0, TrialState.Complete, double.NegativeInfinity, TimeSpan.Zero, null) },
        { "no final state", new TrialTold(0, (TrialState)9, 1, TimeSpan.Zero, null) },
    };

    public static TheoryData<string, StudyEvent> SafeForms => new()
    {
        { "the last choice, a blank and a null", new TrialStarted(1, [0.5, 2], null, Noon) },
        { "no choice at all", new TrialStarted(1, [double.NaN, double.NaN], null, Noon) },
        { "a date of less than six digits", new TrialStarted(1, [0.5, 0], null, Noon.AddMilliseconds(500)) },
        { "a date of more than six", new TrialStarted(1, [0.5, 0], null, Noon.AddTicks(1234567)) },
        { "a date before all dates", new TrialStarted(1, [0.5, 0], null, DateTimeOffset.MinValue) },
        { "a date of another zone", new TrialStarted(1, [0.5, 0], null, new DateTimeOffset(2026, 2, 28, 12, 0, 0, TimeSpan.FromHours(9))) },
        { "a report that is no number", new TrialReported(0, 3, double.NaN) },
        { "a report without bounds", new TrialReported(0, int.MaxValue, double.NegativeInfinity) },
        { "a pruned trial without a value", new TrialTold(0, TrialState.Pruned, double.NaN, TimeSpan.Zero, null) },
        { "a pruned trial without bounds", new TrialTold(0, TrialState.Pruned, double.PositiveInfinity, TimeSpan.Zero, null) },
        { "a failed trial with a value", new TrialTold(0, TrialState.Failed, 3, TimeSpan.Zero, "\ud83d \0 \u2028 \"it\" \\ \ufffd") },
        { "a very small value", new TrialTold(0, TrialState.Complete, -double.Epsilon, TimeSpan.FromTicks(1), null) },
        { "a very large value", new TrialTold(0, TrialState.Complete, double.MaxValue, TimeSpan.FromDays(10_000), null) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Event_that_would_break_other_clients_is_refused(string problem, StudyEvent poison)
    {
        foreach (IStudyStorage storage in (IStudyStorage[])[_database.Open(), Journal, new InMemoryStorage()])
        {
            await using IStudyLog log = await BegunAsync(storage);
            ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () => await log.CommitAsync(_ => [poison]));
            Assert.Contains(problem, error.Message, StringComparison.Ordinal);
            await log.CommitAsync(_ => [new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null)]); // nothing of it is left
        }

        await AssertHarmlessAsync();
    }

    [Theory]
    [MemberData(nameof(SafeForms))]
    public async Task Event_with_a_part_that_could_break_them_is_written_in_a_form_that_does_not(string what, StudyEvent event_)
    {
        Assert.NotEmpty(what);
        foreach (IStudyStorage storage in (IStudyStorage[])[_database.Open(), Journal])
        {
            await using IStudyLog log = await BegunAsync(storage);
            await log.CommitAsync(_ => [event_]);
        }

        await AssertHarmlessAsync();
    }

    [Fact]
    public async Task Sources_of_a_warm_start_that_are_no_JSON_are_refused()
    {
        foreach (IStudyStorage storage in (IStudyStorage[])[_database.Open(), Journal])
        {
            await using IStudyLog log = await storage.OpenAsync(new("study", StudyDirection.Minimize, Space, 1));
            await Assert.ThrowsAnyAsync<Exception>(async () => await log.CommitAsync(_ => [new WarmStarted("NaN and more")]));
        }

        await AssertHarmlessAsync();
    }

    private JournalStorage Journal => JournalStorage.Open(Path.Combine(_database.Folder, "study.jsonl"));

    private static async Task<IStudyLog> BegunAsync(IStudyStorage storage)
    {
        IStudyLog log = await storage.OpenAsync(new("study", StudyDirection.Minimize, Space, 1));
        await log.CommitAsync(_ => [new TrialStarted(0, [0.5, 0], log.Worker, Noon)]);
        return log;
    }

    private async Task AssertHarmlessAsync()
    {
        await _database.Tables.AssertWholesomeAsync("study");
        Assert.DoesNotContain(await _database.Open().AuditAsync(), finding => finding.Severity == FindingSeverity.Error);
        Assert.DoesNotContain(await Journal.AuditAsync(), finding => finding.Severity == FindingSeverity.Error);
    }
}
