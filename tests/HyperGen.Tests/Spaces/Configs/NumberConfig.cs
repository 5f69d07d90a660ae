namespace HyperGen.Tests.Spaces.Configs;

/// <summary>A range over each type that can carry one.</summary>
[SearchSpace]
public partial record NumberConfig
{
    [Range(-128, 127)]
    public sbyte SByte { get; init; }

    [Range(0, 255)]
    public byte Byte { get; init; }

    [Range(-32768, 32767)]
    public short Short { get; init; }

    [Range(0, 65535, Step = 5)]
    public ushort UShort { get; init; }

    [Range(int.MinValue, int.MaxValue)]
    public int Int { get; init; }

    [LogUniform(1, uint.MaxValue)]
    public uint UInt { get; init; } = 1;

    [Range(-(1L << 53), 1L << 53)]
    public long Long { get; init; }

    [Range(0, 1L << 53)]
    public ulong ULong { get; init; }

    [Range(-5, 5)]
    public nint NInt { get; init; }

    [Range(3, 4)]
    public nuint NUInt { get; init; } = 3;

    [Range('a', 'z')]
    public char Letter { get; init; } = 'm';

    [Range(-double.MaxValue, double.MaxValue)]
    public double Double { get; init; }

    [Range(0.1, 0.7, Step = 0.1)]
    public double Stepped { get; init; } = 0.3;

    [LogUniform(1e-300, 1e300)]
    public double Log { get; init; } = 1;

    [Range(0.1, 0.3)]
    public float Single { get; init; } = 0.1f;

    [Range(0.1, 0.7, Step = 0.1)]
    public float SteppedSingle { get; init; } = 0.7f;

    [LogUniform(1e-6, 0.1)]
    public float LogSingle { get; init; } = 1e-3f;

    [Range(0.1, 0.3)]
    public Half Half { get; init; } = (Half)0.2;

    [Range(0, 1, Step = 0.125)]
    public Half SteppedHalf { get; init; }

    [Range("0.05", "0.35")]
    public decimal Decimal { get; init; } = 0.1m;

    [Range(0.01, 0.99, Step = 0.01)]
    public decimal SteppedDecimal { get; init; } = 0.29m;

    [Range("00:00:00.0000001", "10.00:00:00")]
    public TimeSpan Span { get; init; } = TimeSpan.FromSeconds(1);

    [LogUniform("00:00:00.001", "01:00:00")]
    public TimeSpan LogSpan { get; init; } = TimeSpan.FromSeconds(1);

    [Range("00:00:00", "00:01:00", Step = "00:00:07")]
    public TimeSpan SteppedSpan { get; init; }

    [Range(1, 4)]
    public int? MaybeInt { get; init; } = 2;

    [Range(0.5, 1.5, Step = 0.25)]
    public float? MaybeSingle { get; init; } = 0.75f;

    [Range("1", "2")]
    public decimal? MaybeDecimal { get; init; } = 1.5m;

    [Range("00:00:01", "00:00:02")]
    public TimeSpan? MaybeSpan { get; init; } = TimeSpan.FromSeconds(1.5);
}
