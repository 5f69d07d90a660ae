namespace HyperGen.Generator.Tests.CodeFixes;

/// <summary>A fix that would not help is not offered.</summary>
public sealed class WithheldFixTests
{
    [Theory]
    [InlineData("HG0007", "[SearchSpace] public partial class C { [Range(1, 8)] public int P => 2; }")]
    [InlineData("HG0003", "public interface I { [Range(1, 8)] int P { get; set; } }")]
    [InlineData("HG1006", "[SearchSpace] public partial class C { [Range(1, 8)] public DateTime P { get; init; } }")]
    [InlineData("HG3008", "[SearchSpace] public partial class C { [Choice(new object[] { 1, 2 })] public int P { get; init; } = 3; }")]
    [InlineData("HG4001", "[SearchSpace] public partial class C { [Choice] public bool Warm { get; init; } [Range(1, 8), When(\"Elsewhere\", true)] public int P { get; init; } }")]
    [InlineData("HG4006", "[SearchSpace] public partial class C { [Nested] public string P { get; init; } = \"\"; }")]
    [InlineData("HG5001", "public static class P { public static void M() => Study.Minimize<string>(config => 1, trials: 10); }")]
    public async Task Fix_that_cannot_help_is_not_offered(string id, string source)
    {
        using CodeFixRun run = new(source);

        Assert.Empty(await run.OfferedAsync(id));
    }
}
