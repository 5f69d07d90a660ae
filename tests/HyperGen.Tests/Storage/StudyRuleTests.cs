using HyperGen.Testing;

namespace HyperGen.Tests.Storage;

/// <summary>Records of which a row would keep Optuna from loading the study: none of our storages writes them.</summary>
public sealed class StudyRuleTests
{
    private const string Line = """{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}""";

    private static readonly StoredTrial Whole = new()
    {
        Number = 0,
        State = TrialState.Complete,
        Values = [1],
        StartedAt = DateTimeOffset.UnixEpoch.AddYears(50),
        CompletedAt = DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(1),
        Parameters = [new("x", 0.5, Line)],
    };

    public static TheoryData<string, StoredTrial> Harms => new()
    {
        { "0 values", Whole with { Values = [] } },
        { "2 values", Whole with { Values = [1, 2] } },
        { "NaN", Whole with { Values = [double.NaN] } },
        { "NaN", Whole with { State = TrialState.Pruned, Values = [double.NaN] } },
        { "the state 9", Whole with { State = (TrialState)9 } },
        { "choice 2", With(2, """{"name": "CategoricalDistribution", "attributes": {"choices": [1.5, "b"]}}""") },
        { "choice -1", With(-1, """{"name": "CategoricalDistribution", "attributes": {"choices": [1.5, "b"]}}""") },
        { "no finite value", With(double.PositiveInfinity, Line) },
        { "'Lease' is unknown", With(0.5, """{"name": "Lease", "attributes": {"low": 0.0, "high": 1.0}}""") },
        { "no attribute 'unit'", With(0.5, """{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false, "unit": 1}}""") },
        { "it is no JSON", With(0.5, "0..1") },
        { "lower bound", With(0.5, """{"name": "FloatDistribution", "attributes": {"step": null, "low": 1.0, "high": 0.0, "log": false}}""") },
        { "at or below 0", With(0.5, """{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": true}}""") },
        { "not positive", With(0.5, """{"name": "FloatDistribution", "attributes": {"step": 0.0, "low": 0.0, "high": 1.0, "log": false}}""") },
        { "has a step", With(0.5, """{"name": "FloatDistribution", "attributes": {"step": 0.1, "low": 0.1, "high": 1.0, "log": true}}""") },
        { "has a step", With(2, """{"name": "IntDistribution", "attributes": {"log": true, "step": 2, "low": 1, "high": 9}}""") },
        { "year 9998", Whole with { CompletedAt = DateTimeOffset.MaxValue } },
        { "no JSON", Whole with { UserAttributes = new Dictionary<string, string> { ["note"] = "Infinity" } } },
        { "no JSON", Whole with { SystemAttributes = new Dictionary<string, string> { ["note"] = "" } } },
    };

    public static TheoryData<string, StoredTrial> BadNames => new()
    {
        { "513 characters", Whole with { UserAttributes = new Dictionary<string, string> { [new('n', 513)] = "1" } } },
        { "surrogate", Whole with { SystemAttributes = new Dictionary<string, string> { ["\ud83d"] = "1" } } },
        { "U+0000", Whole with { Parameters = [new("x\0", 0.5, Line)] } },
    };

    [Theory]
    [MemberData(nameof(Harms))]
    public async Task Trial_that_breaks_other_clients_is_refused_with_what_is_wrong(string problem, StoredTrial trial)
    {
        ArgumentException error = await RefusedAsync<ArgumentException>(Of(trial));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("'study'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task Name_that_other_clients_cannot_hold_is_refused(string problem, StoredTrial trial) =>
        Assert.Contains(problem, (await RefusedAsync<StudyStorageException>(Of(trial))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Direction_that_is_none_is_refused() =>
        Assert.Contains("direction 7", (await RefusedAsync<ArgumentException>(Of(Whole) with { Directions = [(StudyDirection)7] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Trial_that_is_whole_and_one_of_every_other_client_may_be_written()
    {
        Of(Whole).Validate();
        foreach (StoredStudy study in StudyCatalogContractStudies.All.Values) study.Validate();
    }

    private static StoredTrial With(double value, string distribution) => Whole with { Parameters = [new("x", value, distribution)] };

    private static StoredStudy Of(StoredTrial trial) => new()
    {
        Name = "study",
        Directions = [StudyDirection.Minimize],
        Trials = [trial],
        Told = trial.IsFinished ? [0] : [],
    };

    private static async Task<TError> RefusedAsync<TError>(StoredStudy study)
        where TError : Exception
    {
        using TemporaryFolder folder = new();
        JournalStorage journal = JournalStorage.Open(folder.File("study.jsonl"));
        await Assert.ThrowsAnyAsync<TError>(async () => await new InMemoryStorage().WriteAsync(study));
        TError error = await Assert.ThrowsAnyAsync<TError>(async () => await journal.WriteAsync(study));
        Assert.Empty(await journal.ListAsync());
        return error;
    }
}
