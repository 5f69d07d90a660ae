using System.Globalization;
using System.Text.Json;
using HyperGen.Testing;

namespace HyperGen.Tests.Storage;

public sealed class StudyExportTests
{
    private const string Choices = """{"name":"CategoricalDistribution","attributes":{"choices":["a,b \"c\"","", null, true, 2.0, "line\nend"]}}""";

    [Fact]
    public void Csv_quotes_what_rfc_4180_wants_quoted_and_leaves_inactive_parameters_empty()
    {
        StoredStudy study = new()
        {
            Name = "study",
            Directions = [StudyDirection.Minimize],
            Told = [0, 1],
            Trials =
            [
                new()
                {
                    Number = 0,
                    State = TrialState.Complete,
                    Values = [-0.1],
                    Duration = TimeSpan.FromMilliseconds(1500),
                    Parameters = [new("a,b", 0, Choices), new("x", 0.1 + 0.2, """{"name":"FloatDistribution","attributes":{"low":0,"high":1,"step":null,"log":false}}""")],
                    UserAttributes = new Dictionary<string, string> { ["z"] = "[1, \"2\"]", ["note"] = "\"say \\\"hi\\\"\"" },
                },
                new() { Number = 1, State = TrialState.Failed, Error = "no\r\nluck", Parameters = [new("n", 3, """{"name":"IntDistribution","attributes":{"low":0,"high":9,"step":1,"log":false}}""")] },
                new() { Number = 2, State = TrialState.Waiting },
            ],
        };
        Assert.Equal(
            """"
            number,state,value,datetime_start,datetime_complete,duration_seconds,"params_a,b",params_x,params_n,user_attrs_note,user_attrs_z,error
            0,complete,-0.1,,,1.5,"a,b ""c""",0.30000000000000004,,"say ""hi""","[1, ""2""]",
            1,failed,,,,,,,3,,,"no
            luck"
            2,waiting,,,,,,,,,,

            """".ReplaceLineEndings("\r\n"),
            Csv(study));
    }

    // Python writes half of a pair as \ud83d, and an exception of the objective may carry one.
    [Fact]
    public void Half_of_a_surrogate_pair_does_not_keep_the_rest_from_being_exported()
    {
        StoredStudy study = new()
        {
            Name = "half \ud83d",
            Directions = [StudyDirection.Minimize],
            Told = [0],
            Trials =
            [
                new()
                {
                    Number = 0,
                    State = TrialState.Failed,
                    Error = "half \ud83d",
                    UserAttributes = new Dictionary<string, string> { ["half \ud83d"] = "\"half \\ud83d\"" },
                },
            ],
        };
        Assert.Contains("half", Csv(study).Split("\r\n")[1], StringComparison.Ordinal);
        using MemoryStream stream = new();
        study.WriteJson(stream);
        using JsonDocument json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal("half \ufffd", json.RootElement.GetProperty("trials")[0].GetProperty("error").GetString());
        Assert.Equal("half \ufffd", json.RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public void Csv_has_a_column_for_each_objective_and_numbers_of_no_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            string[] lines = Csv(StudyCatalogContractStudies.SeveralObjectives).Split("\r\n");
            Assert.Equal("number,state,values_0,values_1,values_2,datetime_start,datetime_complete,duration_seconds,error", lines[0]);
            Assert.Equal("0,complete,1,Infinity,-3E-300,2026-02-28T12:00:00.123456Z,2026-02-28T12:00:01.123456Z,1,", lines[1]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Csv_columns_follow_the_space_even_before_a_trial_has_them()
    {
        StoredStudy study = StudyCatalogContractStudies.Ours with { Trials = [], Told = [] };
        Assert.Equal("number,state,value,datetime_start,datetime_complete,duration_seconds,params_x,error\r\n", Csv(study));
    }

    [Fact]
    public void Json_holds_every_fact()
    {
        JsonElement study = Json(StudyCatalogContractStudies.Ours);
        Assert.Equal(
            ["name", "directions", "seed", "space", "userAttributes", "systemAttributes", "best", "told", "trials"], study.EnumerateObject().Select(member => member.Name));
        Assert.Equal((ulong.MaxValue, 3), (study.GetProperty("seed").GetUInt64(), study.GetProperty("best").GetInt32()));
        Assert.Equal("[3,0,2,1]", JsonSerializer.Serialize(study.GetProperty("told")));
        Assert.Equal("it's a \"note\"", study.GetProperty("userAttributes").GetProperty("note").GetString());
        JsonElement trial = study.GetProperty("trials")[0];
        Assert.Equal(
            ["number", "state", "values", "startedAt", "completedAt", "seconds", "worker", "error", "parameters", "reports", "userAttributes", "systemAttributes"],
            trial.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""[{"step":0,"value":"NaN"},{"step":3,"value":"Infinity"},{"step":2147483647,"value":-0.5}]""", JsonSerializer.Serialize(trial.GetProperty("reports")));
        Assert.Equal(0.125, study.GetProperty("trials")[6].GetProperty("systemAttributes").GetProperty("fixed_params").GetProperty("x").GetDouble());
    }

    [Fact]
    public void Json_of_a_foreign_study_has_null_for_what_is_not_known()
    {
        JsonElement study = Json(StudyCatalogContractStudies.Foreign);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (study.GetProperty("seed").ValueKind, study.GetProperty("space").ValueKind));
        Assert.True(study.GetProperty("trials")[1].GetProperty("parameters").GetProperty("it's \"x\"; --").GetBoolean());
        Assert.Equal("-Infinity", study.GetProperty("trials")[1].GetProperty("values")[0].GetString());
    }

    [Theory]
    [InlineData("""{"name":"FloatDistribution","attributes":{"step":null,"low":1e-05,"high":0.1,"log":true}}""", "float [1e-05, 0.1] log")]
    [InlineData("""{"name":"FloatDistribution","attributes":{"step":0.1,"low":0.0,"high":1.0,"log":false}}""", "float [0.0, 1.0] step 0.1")]
    [InlineData("""{"name":"IntDistribution","attributes":{"step":1,"low":1,"high":9,"log":false}}""", "int [1, 9]")]
    [InlineData("""{"name":"IntLogUniformDistribution","attributes":{"step":1,"low":1,"high":9}}""", "int [1, 9] log")]
    [InlineData("""{"name":"CategoricalDistribution","attributes":{"choices":["a",2.0]}}""", "choice {\"a\", 2.0}")]
    [InlineData("nonsense", "nonsense")]
    public void Domain_of_a_stored_parameter_is_told_in_words(string distribution, string domain) =>
        Assert.Equal(domain, new StoredParameter("x", 0, distribution).Domain);

    private static string Csv(StoredStudy study)
    {
        StringWriter writer = new();
        study.WriteCsv(writer);
        return writer.ToString();
    }

    private static JsonElement Json(StoredStudy study)
    {
        using MemoryStream stream = new();
        study.WriteJson(stream);
        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }
}
