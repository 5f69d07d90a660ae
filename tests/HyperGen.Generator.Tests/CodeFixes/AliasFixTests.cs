namespace HyperGen.Generator.Tests.CodeFixes;

/// <summary>The fixes for the two <c>[Range]</c> attributes, which concern a whole file.</summary>
public sealed class AliasFixTests
{
    private const string Ambiguous = """
        using System.ComponentModel.DataAnnotations;
        using HyperGen;

        [SearchSpace]
        public sealed partial class Config
        {
            [Range(1, 8)] public int P { get; init; } = 2;
            [Range(1, 8)] public int Q { get; init; } = 2;
        }

        """;

    private const string Decided = """
        using System.ComponentModel.DataAnnotations;
        using HyperGen;
        using RangeAttribute = HyperGen.RangeAttribute;

        [SearchSpace]
        public sealed partial class Config
        {
            [Range(1, 8)] public int P { get; init; } = 2;
            [Range(1, 8)] public int Q { get; init; } = 2;
        }

        """;

    [Fact]
    public async Task Ambiguous_range_is_settled_by_an_alias()
    {
        using CodeFixRun run = new(Ambiguous);

        await run.FixFirstAsync("CS0104");

        Assert.Equal([Decided], await run.TextsAsync());
        Assert.Empty(await run.DiagnosticsAsync("CS0104"));
        Assert.Empty(await run.DiagnosticsAsync("HG1013"));
    }

    [Fact]
    public async Task Ambiguous_ranges_in_two_files_are_settled_by_one_alias_each()
    {
        using CodeFixRun run = new(Ambiguous, Ambiguous.Replace("Config", "Other", StringComparison.Ordinal));

        await run.FixAllAsync("CS0104");

        Assert.Equal([Decided, Decided.Replace("Config", "Other", StringComparison.Ordinal)], await run.TextsAsync());
    }

    [Fact]
    public async Task Validation_attribute_with_its_full_name_becomes_HyperGens()
    {
        const string Before = """
            [SearchSpace]
            public sealed partial class Config
            {
                [System.ComponentModel.DataAnnotations.Range(1, 8)] public int P { get; init; } = 2;
                [Range(1, 8)] public int Q { get; init; } = 2;
            }

            """;
        using CodeFixRun run = new(Before, Before.Replace("Config", "Two", StringComparison.Ordinal), Before.Replace("Config", "Three",
            StringComparison.Ordinal));

        await run.FixAllAsync("HG1013");

        Assert.All(await run.TextsAsync(), text => Assert.Contains("    [HyperGen.Range(1, 8)] public int P", text));
        Assert.Empty(await run.DiagnosticsAsync("HG1013"));
    }
}
