namespace HyperGen.Tests.Spaces.Configs;

public sealed partial class Shapes
{
    [SearchSpace]
    public partial record Positional([Range(1, 9)] int Width, [property: Choice("a", "b")] string Name = "b", [LogUniform(0.1, 10.0)] double Rate = 1);

    [SearchSpace]
    public partial record PositionalWithDefaults([Range(1, 9)] int Width = 3)
    {
        [Range(0, 1)]
        public int Extra { get; set; } = 1;
    }

    [SearchSpace]
    public partial record struct PositionalStruct([Range(1, 9)] int Width = 3, [Choice] OptimizerKind Kind = OptimizerKind.Sgd);

    [SearchSpace]
    public readonly partial struct ReadOnlyStruct
    {
        public ReadOnlyStruct()
        {
        }

        [Range(2, 4)]
        public int Value { get; init; } = 3;
    }

    [SearchSpace]
    public partial struct PlainStruct
    {
        [Range(0, 4)]
        public int Value { get; set; }
    }

    [SearchSpace]
    public partial class PrimaryConstructor(int width, int factor = 2)
    {
        [Range(4, 8)]
        public int Width { get; } = width;

        public int Area => Width * factor;
    }

    [SearchSpace]
    public partial class Required
    {
        [Range(5, 7)]
        public required int First { get; init; }

        [Nested]
        public required PlainStruct Inner { get; init; }

        [Choice]
        public bool Searches { get; init; }

        [Range(0.25, 0.75), When(nameof(Searches), true)]
        public required double Second { get; init; }
    }

    public abstract class Base
    {
        [Range(1, 3)]
        public int Inherited { get; protected set; } = 2;

        [Range(1, 3)]
        public virtual int Overridden { get; set; } = 2;
    }

    [SearchSpace]
    public partial class Derived : Base
    {
        [Range(1, 5)]
        public override int Overridden { get; set; } = 4;

        [Range(0, 1)]
        public int Own { get; protected set; }
    }

    [SearchSpace]
    public partial class DerivedSpace : Derived
    {
        [Range(0, 7)]
        public int Last { get; set; }
    }

    [SearchSpace]
    public partial class Generic<T>
        where T : struct
    {
        [Range(0, 7)]
        public int Depth { get; set; }

        public T Payload { get; set; }

        [SearchSpace]
        public partial record Inner
        {
            [Range(0, 7)]
            public int Depth { get; init; }
        }
    }

    [SearchSpace]
    public partial record NestsGeneric
    {
        [Nested]
        public Generic<int>.Inner Inner { get; init; } = new();

        [Nested]
        public PlainStruct? Maybe { get; init; } = new PlainStruct();
    }

    [SearchSpace]
    private partial class Private
    {
        [Choice]
        internal Secret Kind { get; init; }

        internal enum Secret { One, Two }
    }

    public static void CheckPrivate() => GeneratedContract.Check<Private>();
}
