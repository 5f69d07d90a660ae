namespace HyperGen.Sampling.Grid;

/// <summary>
/// A pseudo-random permutation of 0 ... n - 1 that is computed number by number, so that a grid of any size is shuffled without a list.
/// </summary>
/// <remarks>
/// A balanced Feistel network over the next even number of bits (Luby, Rackoff 1988); results outside the range are fed back until one
/// falls inside (cycle walking, Black, Rogaway 2002), fewer than four rounds of it on average.
/// </remarks>
internal sealed class CellPermutation
{
    private const int Rounds = 6;
    private const ulong StreamNumber = 0x4752_4944_5045_524D;

    private readonly ulong[] _keys = new ulong[Rounds];
    private readonly long _count;
    private readonly int _halfBits;
    private readonly ulong _mask;

    public CellPermutation(ulong seed, long count)
    {
        _count = count;
        while (1L << (2 * _halfBits) < count) _halfBits++;
        _mask = (1UL << _halfBits) - 1;
        Rng rng = Rng.ForStream(seed, StreamNumber, 0);
        for (int round = 0; round < Rounds; round++) _keys[round] = rng.NextUInt64();
    }

    /// <summary>The number at a position.</summary>
    public long At(long position)
    {
        long number = position;
        do number = Encrypt(number);
        while (number >= _count);
        return number;
    }

    private long Encrypt(long number)
    {
        ulong left = (ulong)number >> _halfBits, right = (ulong)number & _mask;
        foreach (ulong key in _keys) (left, right) = (right, left ^ (Mix(right + key) & _mask));
        return (long)((left << _halfBits) | right);
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
