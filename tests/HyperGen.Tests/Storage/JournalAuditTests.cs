namespace HyperGen.Tests.Storage;

/// <summary>Each kind of line that breaks a client, in a journal that is sound otherwise.</summary>
public sealed class JournalAuditTests : IDisposable
{
    private const string Start = """{"op_code":0,"worker_id":"w","study_name":"s","directions":[1]}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("no json", "line-unreadable", "line 2")]
    [InlineData("""{"op_code":11,"worker_id":"w"}""", "line-unreadable", "line 2")]
    [InlineData("""{"op_code":10,"worker_id":"w","trial_ids":[0]}""", "operation-foreign", "line 2")]
    [InlineData("""{"op_code":4,"study_id":0,"datetime_start":null}""", "worker-missing", "line 2")]
    [InlineData("""{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":"2026-01-01T00:00:00.1234567"}""", "date-unreadable", "line 2")]
    [InlineData("""{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":12}""", "date-unreadable", "line 2")]
    [InlineData("""{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":null,"state":7}""", "state-unknown", "line 2")]
    [InlineData("""{"op_code":0,"worker_id":"w","study_name":"t","directions":[0]}""", "direction-not-set", "study")]
    [InlineData("""{"op_code":2,"worker_id":"w","study_id":0,"user_attr":{"hypergen:space":{"version":99}}}""", "space-unreadable", "study")]
    public async Task Line_that_breaks_a_client_is_found(string line, string code, string place)
    {
        StorageFinding finding = Assert.Single(await AuditAsync(line));
        Assert.Equal((code, place, 1), (finding.Code, finding.Place, finding.Count));
    }

    [Theory]
    [InlineData("FloatDistribution", """ "low":0.0,"high":1.0,"log":false,"step":null """, "0.5", "")]
    [InlineData("FloatDistribution", """ "low":0.0,"high":1.0 """, "1.5", "parameter-out-of-range")]
    [InlineData("FloatDistribution", """ "low":0.0,"high":1.0,"log":true """, "0.5", "distribution-unreadable")]
    [InlineData("FloatDistribution", """ "low":2.0,"high":1.0 """, "1.5", "distribution-unreadable parameter-out-of-range")]
    [InlineData("FloatDistribution", """ "low":0.0,"high":1.0,"unit":"s" """, "0.5", "distribution-unreadable")]
    [InlineData("FloatDistribution", """ "low":0.0,"high":1.0 """, "NaN", "parameter-not-finite")]
    [InlineData("NormalDistribution", """ "low":0.0,"high":1.0 """, "0.5", "distribution-unreadable")]
    [InlineData("CategoricalDistribution", """ "choices":[1,2] """, "2.0", "choice-out-of-range")]
    [InlineData("CategoricalDistribution", """ "choices":[1,2] """, "1.0", "")]
    [InlineData("IntUniformDistribution", """ "low":0,"high":9,"step":1 """, "3.0", "")]
    public async Task Parameter_that_breaks_a_client_is_found(string name, string attributes, string value, string codes)
    {
        string distribution = ("{\"name\":\"" + name + "\",\"attributes\":{" + attributes.Trim() + "}}").Replace("\"", "\\\"", StringComparison.Ordinal);
        IReadOnlyList<StorageFinding> findings = await AuditAsync(
            """{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":null}""",
            $$"""{"op_code":5,"worker_id":"w","trial_id":0,"param_name":"x","param_value_internal":{{value}},"distribution":"{{distribution}}"}""");
        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), findings.Select(finding => finding.Code));
        Assert.All(findings, finding => Assert.Equal(("s", "trial 0"), (finding.Study, finding.Place)));
    }

    [Theory]
    [InlineData("[1.0,2.0]", "values-missing")]
    [InlineData("null", "values-missing")]
    [InlineData("[NaN]", "value-nan")]
    [InlineData("[Infinity]", "value-infinite")]
    public async Task Value_that_breaks_a_client_is_found(string values, string code)
    {
        string[] lines =
        [
            """{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":null}""",
            """{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":null}""",
            $$"""{"op_code":6,"worker_id":"w","trial_id":0,"state":1,"values":{{values}}}""",
            $$"""{"op_code":6,"worker_id":"w","trial_id":1,"state":1,"values":{{values}}}""",
        ];
        StorageFinding finding = Assert.Single(await AuditAsync(lines));
        Assert.Equal((code, "trial 0", 2), (finding.Code, finding.Place, finding.Count)); // equal findings are one
    }

    [Fact]
    public async Task Choices_that_changed_from_trial_to_trial_are_found()
    {
        string[] lines = [.. Enumerable.Range(0, 2).SelectMany(trial => (string[])
        [
            """{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":null}""",
            $$$"""{"op_code":5,"worker_id":"w","trial_id":{{{trial}}},"param_name":"x","param_value_internal":0.0,"distribution":"{\"name\":\"CategoricalDistribution\",\"attributes\":{\"choices\":[{{{trial}}}]}}"}""",
        ])];
        Assert.Equal("distribution-changed", Assert.Single(await AuditAsync(lines)).Code);
    }

    [Fact]
    public async Task Dates_with_and_without_a_zone_are_found()
    {
        StorageFinding finding = Assert.Single(await AuditAsync(
            """{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":"2026-01-01T00:00:00.123456"}""",
            """{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":"2026-01-01T00:00:00+00:00"}"""));
        Assert.Equal("dates-mixed", finding.Code);
    }

    [Fact]
    public async Task Half_a_line_at_the_end_is_found_and_left_alone()
    {
        string journal = _folder.File("study.jsonl");
        File.WriteAllText(journal, Start + "\n{\"op_code\":4,\"wor");
        Assert.Equal("line-unfinished", Assert.Single(await JournalStorage.Open(journal).AuditAsync()).Code);
        Assert.EndsWith("\"wor", File.ReadAllText(journal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4.9")]
    [InlineData("5.0")]
    public async Task Journal_that_the_real_client_wrote_has_no_error(string version)
    {
        string journal = Path.Combine(AppContext.BaseDirectory, "Storage", "Optuna", $"optuna-{version}.jsonl");
        Assert.DoesNotContain(await JournalStorage.Open(journal).AuditAsync(), finding => finding.Severity == FindingSeverity.Error);
    }

    [Fact]
    public async Task Journal_that_is_not_there_has_nothing_to_find() => Assert.Empty(await JournalStorage.Open(_folder.File("none.jsonl")).AuditAsync());

    private async Task<IReadOnlyList<StorageFinding>> AuditAsync(params string[] lines)
    {
        string journal = _folder.File("study.jsonl");
        File.WriteAllText(journal, string.Concat(lines.Prepend(Start).Select(line => line + "\n")));
        return await JournalStorage.Open(journal).AuditAsync();
    }
}
