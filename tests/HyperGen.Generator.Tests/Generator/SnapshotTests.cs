using HyperGen.Generator.Tests.Harness;

namespace HyperGen.Generator.Tests.Generator;

/// <summary>The text of the generated code for the main shapes.</summary>
public class SnapshotTests
{
    [Fact]
    public void Record_with_ranges_and_choices() => Snapshot.Check("""
        using HyperGen;
        namespace Demo;
        public enum Loss { Squared, Huber }
        [SearchSpace]
        public sealed partial record Config
        {
            [LogUniform(1e-5, 1e-1)] public double LearningRate { get; init; } = 1e-3;
            [Range(16, 256, Step = 16)] public int BatchSize { get; init; } = 64;
            [Range(0.0, 0.5)] public float Dropout { get; init; }
            [Choice("relu", "gelu")] public string Activation { get; init; } = "relu";
            [Choice] public Loss Loss { get; init; }
            [Choice(null, 4, 8)] public int? MaxDepth { get; init; }
            [Choice] public bool Bias { get; init; } = true;
        }
        """);

    [Fact]
    public void Beliefs_about_numbers_and_choices() => Snapshot.Check("""
        using HyperGen;
        namespace Demo;
        public enum Loss { Squared, Huber }
        [SearchSpace]
        public sealed partial record Config
        {
            [LogUniform(1e-5, 1e-1), Prior(1e-3, Factor = 10)] public double LearningRate { get; init; } = 1e-3;
            [Range(16, 256, Step = 16), Prior(64, Spread = 32)] public int BatchSize { get; init; } = 64;
            [Range(0.0, 0.5), Prior(0.1, Spread = 0.05)] public float Dropout { get; init; }
            [Choice("relu", "gelu"), Prior(Weights = [1, 3])] public string Activation { get; init; } = "relu";
            [Choice, Prior(Weights = [2, 1])] public Loss Loss { get; init; }
            [Range(0.0, 0.99), When(nameof(Loss), Loss.Huber), Prior(0.9, Spread = 0.1)] public double Momentum { get; init; } = 0.9;
            [Range(1L, 1_000_000L, Log = true), Prior(1000, Factor = 3)] public long Steps { get; init; } = 1000;
        }
        """);

    [Fact]
    public void Conditions_point_forwards_and_backwards() => Snapshot.Check("""
        using HyperGen;
        namespace Demo;
        [SearchSpace]
        public sealed partial record Config
        {
            [Range(0.0, 0.99), When(nameof(Kind), "sgd", "rmsprop"), When(nameof(Bias), true)] public double Momentum { get; init; } = 0.9;
            [Choice("adam", "sgd", "rmsprop")] public string Kind { get; init; } = "adam";
            [Choice] public bool Bias { get; init; }
        }
        """);

    [Fact]
    public void Nested_and_polymorphic_spaces_with_constraints() => Snapshot.Check("""
        using HyperGen;
        namespace Demo;
        public interface ISchedule;
        [SearchSpace] public sealed partial record Cosine : ISchedule { [Range(1, 9)] public int Period { get; init; } = 3; }
        [SearchSpace] public sealed partial record Stepwise : ISchedule
        {
            [Range(0.1, 0.9)] public double Decay { get; init; } = 0.5;
            [Constraint] public bool Slow => Decay > 0.2;
        }
        [SearchSpace] public sealed partial record Encoder { [Range(1, 512, Log = true)] public int Width { get; init; } = 64; }
        [SearchSpace]
        public sealed partial record Config
        {
            [Choice] public bool Deep { get; init; } = true;
            [Nested, When(nameof(Deep), true)] public Encoder Encoder { get; init; } = new();
            [Choice(typeof(Cosine), typeof(Stepwise))] public ISchedule Schedule { get; init; } = new Cosine();
            [Constraint] public int Excess => Encoder.Width - 256;
        }
        """);

    [Fact]
    public void Positional_record_struct() => Snapshot.Check("""
        using HyperGen;
        [SearchSpace]
        public partial record struct Point([Range(0.0, 1.0)] double X, [property: Range(0.0, 1.0)] double Y = 0.5);
        """);

    [Fact]
    public void Class_with_required_members_and_keywords() => Snapshot.Check("""
        using HyperGen;
        namespace @namespace.@class;
        public enum @enum { @default, Other }
        [SearchSpace]
        public partial class @event
        {
            [Range(1, 3)] public required int @int { get; init; }
            [Choice] public @enum @switch { get; set; }
        }
        """);

    [Fact]
    public void Nested_generic_types() => Snapshot.Check("""
        using HyperGen;
        namespace Demo;
        public partial class Outer<TKey>
            where TKey : notnull
        {
            internal partial interface IMiddle
            {
                [SearchSpace]
                internal partial struct Inner<T>
                    where T : class, new()
                {
                    [Range(1, 3)] public int Value { get; set; }
                }
            }
        }
        """);

    [Fact]
    public void Derived_from_a_space() => Snapshot.Check("""
        using HyperGen;
        namespace Demo;
        [SearchSpace] public partial class Base { [Range(1, 3)] public int A { get; set; } = 1; }
        [SearchSpace] public partial class Derived : Base { [Range(1, 3)] public int B { get; set; } = 1; }
        """);

    [Fact]
    public void Mirror_of_a_library_type() => Snapshot.Check("""
        using HyperGen;
        namespace Demo;
        public class LibraryOptions { public int Depth { get; set; } = 3; public double Rate { get; set; } }
        [SearchSpaceFor(typeof(LibraryOptions))]
        public partial class OptionsSpace
        {
            [Range(1, 9)] public int Depth { get; set; } = 3;
            [LogUniform(0.001, 1.0)] public double Rate { get; set; } = 0.1;
        }
        """);

    [Fact]
    public void Numbers_that_need_conversion() => Snapshot.Check("""
        using System;
        using HyperGen;
        namespace Demo;
        [SearchSpace]
        public partial class Config
        {
            [Range("0.05", "0.35")] public decimal Price { get; set; } = 0.1m;
            [Range("00:00:01", "01:00:00")] public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);
            [Range(0.1, 0.9, Step = 0.2)] public float Rate { get; set; } = 0.3f;
            [Range('a', 'f')] public char Letter { get; set; } = 'a';
            [Range(1, 9)] public byte? Count { get; set; } = 1;
            [Choice("00:00:01", "00:00:05")] public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);
            [Choice(0.5, 2)] public Half Factor { get; set; } = (Half)0.5;
        }
        """);

    [Fact]
    public void Every_snapshot_belongs_to_a_test() => Assert.Empty(Snapshot.OrphanFolders(typeof(SnapshotTests).GetMethods().Select(method => method.Name)));
}
