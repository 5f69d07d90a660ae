using System.Buffers.Binary;

namespace HyperGen.BitsWorker;

/// <summary>The 64-bit hash FNV-1a over the bytes of numbers, the least significant first.</summary>
internal static class Fnv
{
    public const ulong Basis = 14695981039346656037;

    /// <summary>A hash continued with some numbers.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<double> numbers)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (double number in numbers)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
            foreach (byte one in bytes) hash = (hash ^ one) * 1099511628211;
        }

        return hash;
    }
}
