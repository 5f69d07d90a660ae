using HyperGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace HyperGen.Generator.Tests.Generator;

public class IncrementalTests
{
    private const string Config = """
        using HyperGen;
        namespace Demo;
        [SearchSpace] public partial class Config { [Range(1, 3)] public int Depth { get; set; } = 1; }
        """;

    private const string Other = """
        using HyperGen;
        namespace Demo;
        [SearchSpace] public partial class Other { [Range(1, 3)] public int Depth { get; set; } = 1; }
        """;

    [Fact]
    public void An_edit_of_an_unrelated_file_writes_nothing()
    {
        GeneratorRun second = GeneratorRun.Over(Config, "class Unrelated;").With(1, "class Unrelated { int field; }");
        OnlyCached(second.Reasons(SearchSpaceGenerator.SelectValid));
        OnlyCached(second.OutputReasons());
    }

    [Fact]
    public void A_new_unrelated_file_writes_nothing()
    {
        GeneratorRun second = GeneratorRun.Over(Config).WithAdded("class Unrelated;");
        OnlyCached(second.OutputReasons());
    }

    [Fact]
    public void An_edit_beside_the_properties_writes_nothing()
    {
        GeneratorRun second = GeneratorRun.Over(Config).With(0, "// moved\n\n" + Config.Replace("public int Depth", "/* here */ public int Depth") + "\nclass Added;");
        Assert.All(second.Reasons(SearchSpaceGenerator.ParseSpace), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        OnlyCached(second.Reasons(SearchSpaceGenerator.SelectValid));
        OnlyCached(second.OutputReasons());
    }

    [Fact]
    public void A_method_added_to_the_type_writes_nothing() =>
        OnlyCached(GeneratorRun.Over(Config).With(0, Config.Replace("= 1; }", "= 1; void Method() { } }")).OutputReasons());

    [Fact]
    public void A_changed_bound_writes_its_file_again()
    {
        GeneratorRun second = GeneratorRun.Over(Config, Other).With(0, Config.Replace("3)", "4)"));
        Assert.Single(second.Reasons(SearchSpaceGenerator.SelectValid), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Single(second.OutputReasons(), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Single(second.OutputReasons(), reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
        Assert.Contains("1L, 4L", second.Files["Demo.Config.HyperGen.g.cs"]);
    }

    [Fact]
    public void A_changed_enum_in_another_file_writes_the_file_again()
    {
        const string source = """
            using HyperGen;
            namespace Demo;
            [SearchSpace] public partial class Config { [Choice] public Kind Kind { get; set; } }
            """;
        GeneratorRun second = GeneratorRun.Over(source, "namespace Demo { public enum Kind { A, B } }").With(1, "namespace Demo { public enum Kind { A, B, C } }");
        Assert.Single(second.OutputReasons(), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Contains("Kind.C", second.Files["Demo.Config.HyperGen.g.cs"]);
    }

    [Fact]
    public void A_type_that_becomes_invalid_loses_its_file()
    {
        GeneratorRun second = GeneratorRun.Over(Config).With(0, Config.Replace("Range(1, 3)", "Range(3, 1)"));
        Assert.Empty(second.Files);
        Assert.Empty(second.Diagnostics);
    }

    private static void OnlyCached(IncrementalStepRunReason[] reasons)
    {
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }
}
