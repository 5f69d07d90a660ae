namespace HyperGen.Numerics;

/// <summary>The Philox4x64-10 block function (Salmon et al., SC 2011; constants from Random123): 2 key words and 4 counter words to 4
/// random words.</summary>
internal static class Philox4x64
{
    private const int Rounds = 10;
    private const ulong Multiplier0 = 0xD2E7470EE14C6C93UL;
    private const ulong Multiplier1 = 0xCA5A826395121157UL;
    private const ulong Weyl0 = 0x9E3779B97F4A7C15UL; // golden ratio
    private const ulong Weyl1 = 0xBB67AE8584CAA73BUL; // √3 − 1

    /// <summary>The block at counter (<paramref name="block"/>, <paramref name="substream"/>, 0, 0) under key (<paramref name="key0"/>,
    /// <paramref name="key1"/>).</summary>
    public static void Block(
        ulong key0, ulong key1, ulong block, ulong substream, out ulong r0, out ulong r1, out ulong r2, out ulong r3)
    {
        (r0, r1, r2, r3) = (block, substream, 0, 0);
        Encrypt(key0, key1, ref r0, ref r1, ref r2, ref r3);
    }

    /// <summary>Ten rounds in place on the counter words.</summary>
    public static void Encrypt(ulong key0, ulong key1, ref ulong c0, ref ulong c1, ref ulong c2, ref ulong c3)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong high0 = Math.BigMul(Multiplier0, c0, out ulong low0);
            ulong high1 = Math.BigMul(Multiplier1, c2, out ulong low1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ key0, low1, high0 ^ c3 ^ key1, low0);
            unchecked
            {
                key0 += Weyl0;
                key1 += Weyl1;
            }
        }
    }
}
