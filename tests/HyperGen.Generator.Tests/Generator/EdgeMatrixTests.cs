using HyperGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace HyperGen.Generator.Tests.Generator;

/// <summary>What users of other generators run into: each compiles without a warning and runs.</summary>
public class EdgeMatrixTests
{
    private const string Member = "[Range(1, 3)] public int Value { get; set; } = 1;";

    [Fact]
    public void Equal_names_in_namespaces_parents_arities_and_cases_get_files_of_their_own()
    {
        GeneratorRun run = Program.Compile($$"""
            using HyperGen;
            [SearchSpace] public partial class Config { {{Member}} }
            namespace A { [SearchSpace] public partial class Config { {{Member}} } }
            namespace A.B { [SearchSpace] public partial class Config { {{Member}} } }
            namespace A.B
            {
                public partial class Config<T> { [SearchSpace] public partial class Inner { {{Member}} } }
                public partial class Config<T, U> { [SearchSpace] public partial class Inner { {{Member}} } }
                public partial class Outer { [SearchSpace] public partial class Config { {{Member}} } [SearchSpace] public partial class Config<T> { {{Member}} } }
                [SearchSpace] public partial class CONFIG { {{Member}} }
            }
            """);
        Assert.Equal(8, run.Files.Count);
        Assert.Equal(8, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_type_over_several_files_is_generated_once()
    {
        GeneratorRun run = Program.Compile(
            "using HyperGen; [SearchSpace] public partial class Config { [Range(1, 3)] public int First { get; set; } = 1; }",
            "using HyperGen; public partial class Config { [Range(1, 3)] public int Second { get; set; } = 1; }");
        Assert.Single(run.Files);
        Assert.Contains("ParameterCount => 2", run.Files.Values.Single());
    }

    [Fact]
    public void A_base_in_another_assembly_comes_first()
    {
        GeneratorRun library = Program.Compile("""
            using HyperGen;
            public abstract class Shared { [Range(1, 3)] public int FromBase { get; set; } = 1; [Constraint] public bool Ok => FromBase < 3; }
            [SearchSpace] public partial class Part { [Range(1, 3)] public int Depth { get; set; } = 1; [Constraint] public bool Odd => Depth != 2; }
            """);
        MetadataReference reference = MetadataReference.CreateFromImage(Program.Image(library));
        GeneratorRun run = Program.Checked(GeneratorRun.Over([.. GeneratorRun.References, reference], """
            using HyperGen;
            [SearchSpace] public partial class Config : Shared
            {
                [Range(1, 3)] public int Own { get; set; } = 1;
                [Nested] public Part Part { get; set; } = new();
            }
            """));
        string text = run.Files.Values.Single();
        Assert.True(text.IndexOf("\"FromBase\"", StringComparison.Ordinal) < text.IndexOf("\"Own\"", StringComparison.Ordinal));
        Assert.Contains("config.Ok", text);
        Assert.Contains("Part.IsFeasible(", text);
    }

    [Fact]
    public void Internals_shown_to_another_assembly_do_not_collide()
    {
        GeneratorRun library = Program.Compile($$"""
            using HyperGen;
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Program")]
            [SearchSpace] internal partial class Hidden { {{Member}} }
            """);
        MetadataReference reference = MetadataReference.CreateFromImage(Program.Image(library));
        Program.Checked(GeneratorRun.Over([.. GeneratorRun.References, reference], $$"""
            using HyperGen;
            [SearchSpace] internal partial class Own { {{Member}} [Nested] public Hidden Hidden { get; set; } = new(); }
            """));
    }

    [Fact]
    public void Obsolete_properties_and_enum_members_compile() => Program.Compile("""
        using System;
        using HyperGen;
        public enum Kind { A, [Obsolete("old")] B, [Obsolete("gone", true)] C }
        [SearchSpace] public partial class Config
        {
            [Choice] public Kind Kind { get; set; }
            [Obsolete("old"), Range(1, 3)] public int Old { get; set; } = 1;
        }
        """);

    [Fact]
    public void Private_nested_types_with_private_enums_compile() => Program.Compile("""
        using HyperGen;
        public partial class Outer
        {
            private enum Secret { A, B }
            [SearchSpace] private partial class Config { [Choice] public Secret Kind { get; set; } [Choice] private Secret Own { get; set; } }
            public static int Use() => Config.ParameterCount;
        }
        [SearchSpace] public partial class Open
        {
            private enum Hidden { A, B }
            [Choice] private Hidden Kind { get; set; }
            [Choice] internal InternalKind Other { get; set; }
        }
        internal enum InternalKind { A, B }
        """);

    [Fact]
    public void Members_named_like_what_generated_code_uses_compile() => Program.Compile("""
        using HyperGen;
        namespace Demo.System { public class Span; }
        namespace Demo.HyperGen { public class SearchSpace; }
        namespace Demo
        {
            [SearchSpace] public partial class Config
            {
                [Range(1, 3)] public int rng { get; set; } = 1;
                [Range(1, 3)] public int point { get; set; } = 1;
                [Range(1, 3)] public int config { get; set; } = 1;
                [Range(1, 3)] public int space { get; set; } = 1;
                [Range(1, 3)] public int offset { get; set; } = 1;
                [Range(1, 3)] public int builder { get; set; } = 1;
                [Choice] public bool value { get; set; }
                [Choice] public bool index { get; set; }
                [Choice("Demo")] public string System { get; set; } = "Demo";
                [Range(0.1, 0.5, Step = 0.1)] public double number0 { get; set; } = 0.1;
            }
        }
        """);

    [Fact]
    public void Types_without_nullable_annotations_compile() => Program.Compile("""
        #nullable disable
        using HyperGen;
        [SearchSpace] public partial class Part { [Range(1, 3)] public int Value { get; set; } = 1; }
        [SearchSpace] public partial class Config
        {
            [Choice("a", null)] public string Text { get; set; }
            [Nested] public Part Part { get; set; } = new Part();
            [Choice(typeof(Part))] public object Any { get; set; } = new Part();
        }
        """);

    [Fact]
    public void An_alternative_may_derive_from_another()
    {
        object? result = Program.Run("""
            using HyperGen;
            [SearchSpace] public partial class Basic { [Range(1, 3)] public int Value { get; set; } = 1; }
            [SearchSpace] public partial class Special : Basic { [Range(1, 3)] public int More { get; set; } = 2; }
            [SearchSpace] public partial class Config { [Choice(typeof(Basic), typeof(Special))] public Basic Part { get; set; } = new Special(); }
            public static class Entry
            {
                public static string Run() => string.Join(" ", Config.SearchSpace.Default.ToArray()) + " " + new Config().ToCSharp().Replace("\n", "").Replace(" ", "");
            }
            """);
        Assert.Equal("1 NaN 1 2 newConfig{Part=newSpecial{Value=1,More=2,},}", result);
    }

    [Fact]
    public void Generated_attributes_stand_on_members_and_never_on_the_type()
    {
        object? result = Program.Run($$"""
            using System.CodeDom.Compiler;
            using System.Linq;
            using System.Reflection;
            using HyperGen;
            [SearchSpace] public partial class Config { {{Member}} }
            public static class Entry
            {
                public static string Run() =>
                    $"{typeof(Config).GetCustomAttribute<GeneratedCodeAttribute>() is null} {typeof(Config).GetProperty("Value")!.GetCustomAttribute<GeneratedCodeAttribute>() is null} {typeof(Config).GetMethods().Where(method => method.DeclaringType == typeof(Config) && !method.IsSpecialName).All(method => method.GetCustomAttribute<GeneratedCodeAttribute>() is not null)}";
            }
            """);
        Assert.Equal("True True True", result);
    }

    [Theory]
    [InlineData("[SearchSpace] public class Config { [Range(1, 3)] public int Value { get; set; } }")]
    [InlineData("[SearchSpace] public partial class Config { [Range(3, 1)] public int Value { get; set; } }")]
    [InlineData("[SearchSpace] public partial class Config { [Range(1, 3)] public int Value { get; } }")]
    [InlineData("[SearchSpace] public static partial class Config;")]
    [InlineData("[SearchSpace] public abstract partial class Config { [Range(1, 3)] public int Value { get; set; } }")]
    [InlineData("[SearchSpace] public ref partial struct Config { [Range(1, 3)] public int Value { get; set; } }")]
    [InlineData("[SearchSpace] file partial class Config { [Range(1, 3)] public int Value { get; set; } }")]
    [InlineData("[SearchSpace] public partial class Config { [Range(1, )] public int Value { get; set; } }")]
    [InlineData("[SearchSpace] public partial class Config { [Range] public Missing Value { get; set; } [Choice(] public int Other")]
    [InlineData("[SearchSpace] public partial class Config { [When(nameof(] public int Value { get; set; } }")]
    [InlineData("[SearchSpace] public partial class Config { [Nested] public Config Inner { get; set; } }")]
    [InlineData("[SearchSpaceFor] public partial class Config { [Range(1, 3)] public int Value { get; set; } }")]
    [InlineData("[SearchSpace] partial class")]
    [InlineData("[SearchSpace] public partial class Config(int other) { [Range(1, 3)] public int Value { get; set; } = other; }")]
    [InlineData("[SearchSpace] public partial class Config { public required int Unset { get; init; } [Range(1, 3)] public int Value { get; set; } }")]
    public void Invalid_or_unfinished_source_generates_nothing_and_never_fails(string source)
    {
        GeneratorRun run = GeneratorRun.Over("using HyperGen;\n" + source);
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void Every_prefix_of_a_program_leaves_the_generator_alive()
    {
        const string source = """
            using HyperGen;
            [SearchSpace] public sealed partial record Config([Range(1, 9)] int Width)
            {
                [LogUniform(1e-5, 1e-1), When(nameof(Kind), "a")] public double Rate { get; init; } = -1e-3;
                [Choice("a", "b")] public string? Kind { get; init; } = "a";
                [Nested] public Part Part { get; init; } = new() { Depth = 2 };
                [Constraint] public bool Fits => Width > 1;
            }
            [SearchSpace] public partial struct Part { [Range(1, 3, Step = 2)] public int Depth { get; set; } }
            """;
        GeneratorRun run = GeneratorRun.Over(source);
        for (int length = source.Length; length > 0; length -= 3)
        {
            run = run.With(0, source[..length]);
            Assert.True(run.Result.Exception is null, $"{source[..length]}\n{run.Result.Exception}");
        }
    }
}
