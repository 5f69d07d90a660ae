namespace HyperGen.Generator.Declarations;

/// <summary>Smallest and largest value of each integer type.</summary>
internal static class IntegerLimits
{
    public static (double Low, double High) Of(ValueKind kind) => kind switch
    {
        ValueKind.SByte => (sbyte.MinValue, sbyte.MaxValue),
        ValueKind.Byte => (byte.MinValue, byte.MaxValue),
        ValueKind.Int16 => (short.MinValue, short.MaxValue),
        ValueKind.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ValueKind.Char => (char.MinValue, char.MaxValue),
        ValueKind.Int32 => (int.MinValue, int.MaxValue),
        ValueKind.UInt32 => (uint.MinValue, uint.MaxValue),
        ValueKind.UInt64 or ValueKind.NativeUInt => (0, ulong.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };
}
