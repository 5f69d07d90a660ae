using System.Globalization;
using HyperGen.Generator.Tests.Harness;

namespace HyperGen.Generator.Tests.Generator;

/// <summary>Generated code compiled and run, in cultures that write numbers and letters differently.</summary>
public class ExecutionTests
{
    private const string Config = """
        using System;
        using HyperGen;
        namespace Demo
        {
            public enum Kind { @default, Other }
            [Flags] public enum Sides { None = 0, Left = 1, Right = 2 }
            public interface IPart;
            [SearchSpace] public partial record A : IPart { [Range(-1.5, 1.5)] public double X { get; init; } }
            [SearchSpace] public partial struct B : IPart { [Choice("i", "I", "\"quoted\"\n")] public string Text { get; set; } }
            [SearchSpace]
            public partial record Config([Range(1, 9)] int Width, [Choice(-0.25, 1e-7)] double Rate)
            {
                [Range(0.1, 0.7, Step = 0.1)] public float Stepped { get; init; } = 0.3f;
                [Range("0.05", "0.35")] public decimal Price { get; init; } = 0.1m;
                [Range("00:00:00.5", "00:00:09")] public TimeSpan Span { get; init; } = TimeSpan.FromSeconds(1);
                [LogUniform(1e-3, 1.0)] public Half Half { get; init; } = (Half)0.5;
                [Choice(Sides.None, Sides.Left | Sides.Right)] public Sides Sides { get; init; }
                [Choice] public Kind Kind { get; init; }
                [Range('a', 'z')] public char Letter { get; init; } = 'i';
                [Choice('\'', 'ı')] public char Quote { get; init; } = '\'';
                [Choice(null, 3L)] public long? Maybe { get; init; }
                [Choice(typeof(A), typeof(B))] public IPart Part { get; init; } = new A();
                [Nested] public A Nested { get; init; } = new();
            }
        }
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    public void Config_of_any_number_of_parameters_is_encoded_and_decoded(int parameters)
    {
        IEnumerable<string> properties = Enumerable.Range(0, parameters).Select(i => $"[Range(0.0, 1.0)] public double P{i} {{ get; init; }} = 0.5;");
        string config = $"using HyperGen; [SearchSpace] public partial record Wide {{ {string.Join("\n", properties)} }}";
        const string entry = """
            using HyperGen;
            public static class Entry
            {
                public static int Run()
                {
                    Rng rng = Rng.ForStream(3, 1, 0);
                    Wide config = Wide.Sample(ref rng);
                    double[] point = new double[Wide.SearchSpace.Count];
                    Wide.Encode(config, point);
                    return config == Wide.Decode(point) ? point.Length : -1;
                }
            }
            """;
        Assert.Equal(parameters, Program.Run(config, entry));
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    public void Source_of_a_config_compiles_and_reproduces_it_in_any_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            const string entry = """
                using System.Linq;
                using Demo;
                using HyperGen;
                public static class Entry
                {
                    public static string[] Run() => Enumerable.Range(0, 20).Select(i => { Rng rng = Rng.ForStream(3, (ulong)i, 0); return Config.Sample(ref rng).ToCSharp(); }).ToArray();
                }
                """;
            string[] sources = (string[])Program.Run(Config, entry)!;
            string again = $$"""
                public static class Entry
                {
                    public static string[] Run() => new string[]
                    {
                        {{string.Join(",\n", sources.Select(source => $"({source}).ToCSharp()"))}}
                    };
                }
                """;
            Assert.Equal(sources, (string[])Program.Run(Config, again)!);
            Assert.Equal(sources.Length, sources.Distinct().Count());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Generated_text_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var texts = new HashSet<string>();
            foreach (string culture in (string[])["", "de-DE", "tr-TR", "fi-FI"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                texts.Add(string.Join('\n', GeneratorRun.Over(Config).Files.Values));
            }

            Assert.Single(texts);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_mirror_carries_its_values_to_the_target()
    {
        object? result = Program.Run("""
            using HyperGen;
            public class Options { public int Depth { get; set; } = 3; public string Untouched { get; set; } = "kept"; }
            [SearchSpaceFor(typeof(Options))] public partial class OptionsSpace { [Range(5, 9)] public int Depth { get; set; } = 5; }
            public static class Entry
            {
                public static string Run()
                {
                    Options options = new() { Untouched = "mine" };
                    new OptionsSpace { Depth = 8 }.ApplyTo(options);
                    Options made = new OptionsSpace { Depth = 7 }.ToTarget();
                    return $"{options.Depth} {options.Untouched} {made.Depth} {made.Untouched}";
                }
            }
            """);
        Assert.Equal("8 mine 7 kept", result);
    }

    [Fact]
    public void Both_ends_of_an_integer_range_are_as_likely_as_the_middle()
    {
        int[] counts = (int[])Program.Run("""
            using HyperGen;
            [SearchSpace] public partial class Config { [Range(1, 10)] public int Value { get; set; } = 1; }
            public static class Entry
            {
                public static int[] Run()
                {
                    int[] counts = new int[11];
                    Rng rng = Rng.ForStream(1, 1, 1);
                    for (int i = 0; i < 100_000; i++) counts[Config.Sample(ref rng).Value]++;
                    return counts;
                }
            }
            """)!;

        // Nine standard deviations of a count of 10,000.
        Assert.All(counts[1..], count => Assert.InRange(count, 9_150, 10_850));
        Assert.Equal(0, counts[0]);
    }
}
