namespace HyperGen.BitsWorker;

/// <summary>The hash FNV-1a over the bits of numbers.</summary>
internal static class Fnv
{
    public const ulong Basis = 14695981039346656037;

    /// <summary>A hash continued with some numbers.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers) hash = (hash ^ BitConverter.DoubleToUInt64Bits(number)) * 1099511628211;
        return hash;
    }
}
