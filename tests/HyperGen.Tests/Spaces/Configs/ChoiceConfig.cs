namespace HyperGen.Tests.Spaces.Configs;

/// <summary>A choice over each type that can carry one.</summary>
[SearchSpace]
public partial class ChoiceConfig
{
    [Choice(1, 2)]
    public sbyte SByte { get; set; } = 1;

    [Choice(200, 255)]
    public byte Byte { get; set; } = 200;

    [Choice(-3, 3)]
    public short Short { get; set; } = 3;

    [Choice(1, 65535)]
    public ushort UShort { get; set; } = 1;

    [Choice(int.MinValue, 0, int.MaxValue)]
    public int Int { get; set; }

    [Choice(0, 4000000000)]
    public uint UInt { get; set; }

    [Choice(long.MinValue, 0x10L, long.MaxValue)]
    public long Long { get; set; } = 16;

    [Choice(1UL, ulong.MaxValue)]
    public ulong ULong { get; set; } = 1;

    [Choice(-1, 1)]
    public nint NInt { get; set; } = 1;

    [Choice(1, 2)]
    public nuint NUInt { get; set; } = 1;

    [Choice('a', '\'', '\n', 'ß')]
    public char Char { get; set; } = 'a';

    [Choice(0.1, -1, 1e-7, double.MaxValue)]
    public double Double { get; set; } = 0.1;

    [Choice(0.1, 0.2f, 3)]
    public float Single { get; set; } = 0.1f;

    [Choice(0.1, 2)]
    public Half Half { get; set; } = (Half)0.1;

    [Choice("0.1", 0.25, 3)]
    public decimal Decimal { get; set; } = 0.25m;

    [Choice("00:00:01", "1.00:00:00")]
    public TimeSpan Span { get; set; } = TimeSpan.FromSeconds(1);

    [Choice]
    public bool Bool { get; set; }

    [Choice(true, null)]
    public bool? MaybeBool { get; set; }

    [Choice("a", "quote\"d", "line\nfeed", "{0}", "日本", "")]
    public string Text { get; set; } = "a";

    [Choice(null, "x")]
    public string? MaybeText { get; set; }

    [Choice(@class.@event, @class.Other)]
    public @class Keyword { get; set; } = @class.Other;

    [Choice(Sides.None, Sides.Right)]
    public Sides Flags { get; set; }

    [Choice(Sides.Left | Sides.Right, Sides.None)]
    public Sides? Combined { get; set; }
}

public enum @class { @event, Other }

[Flags]
public enum Sides : ulong { None = 0, Left = 1, Right = 2 }
