using System.Buffers.Text;
using System.Numerics;

namespace HyperGen.Numerics;

/// <summary>
/// The Sobol' sequence in up to 1,111 dimensions with 52 bits, in the order of the Gray code (Sobol' 1967; Antonov and Saleev 1979), plain
/// or scrambled by a random linear matrix and a digital shift (Matoušek, Journal of Complexity 14, 1998). Any point can be asked for by
/// its index.
/// </summary>
/// <remarks>Immutable after construction: safe for use from several threads at once.</remarks>
internal sealed class SobolSequence
{
    /// <summary>The largest number of dimensions.</summary>
    public const int MaximumDimension = SobolTable.Dimensions;

    private const int Bits = 52;
    private const double Unit = 1.0 / (1L << Bits);

    // Direction k of dimension j is at j · Bits + k; its highest bit (52 bits) stands for ½.
    private readonly ulong[] _directions;
    private readonly ulong[] _shifts;

    /// <summary>The plain sequence, whose first point is the origin.</summary>
    /// <param name="dimension">1 to <see cref="MaximumDimension"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table does not reach that far.</exception>
    public SobolSequence(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, MaximumDimension);
        Dimension = dimension;
        _directions = new ulong[dimension * Bits];
        _shifts = new ulong[dimension];
        Expand();
    }

    /// <summary>A sequence scrambled by draws of <paramref name="rng"/>: every point is uniform on the cube, and the equidistribution is
    /// kept.</summary>
    public SobolSequence(int dimension, ref Rng rng)
        : this(dimension)
    {
        for (int j = 0; j < dimension; j++)
            Scramble(j, ref rng);
    }

    /// <summary>d, the number of coordinates of a point.</summary>
    public int Dimension { get; }

    /// <summary>Writes point <paramref name="index"/> of the sequence: d numbers in [0, 1).</summary>
    /// <param name="index">0 to 2⁵² − 1.</param>
    /// <param name="destination">d elements.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has not d elements.</exception>
    public void Point(long index, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1L << Bits);
        if (destination.Length != Dimension)
            throw new ArgumentException($"The destination has {destination.Length} elements, a point {Dimension}.", nameof(destination));

        ulong gray = (ulong)(index ^ (index >> 1));
        for (int j = 0; j < destination.Length; j++)
        {
            ReadOnlySpan<ulong> directions = _directions.AsSpan(j * Bits, Bits);
            ulong point = _shifts[j];
            for (ulong rest = gray; rest != 0; rest &= rest - 1)
                point ^= directions[BitOperations.TrailingZeroCount(rest)];
            destination[j] = point * Unit;
        }
    }

    // Direction numbers of every dimension: v_k = m_k 2^(52−k), and from k = s + 1 on by the recurrence of the primitive polynomial
    // x^s + a_1 x^(s−1) + … + 1 (Joe and Kuo 2008, equation 2).
    private void Expand()
    {
        for (int k = 0; k < Bits; k++)
            _directions[k] = 1UL << (Bits - 1 - k);

        byte[] table = new byte[Base64.GetMaxDecodedFromUtf8Length(SobolTable.Encoded.Length)];
        Base64.DecodeFromUtf8(SobolTable.Encoded, table, out _, out _);
        int position = 0;
        int dimension = 1;
        for (int degree = 1; degree <= SobolTable.DimensionsByDegree.Length; degree++)
        {
            for (int i = 0; i < SobolTable.DimensionsByDegree[degree - 1] && dimension < Dimension; i++, dimension++)
                Expand(_directions.AsSpan(dimension * Bits, Bits), degree, table, ref position);
        }
    }

    private static void Expand(Span<ulong> v, int degree, byte[] table, ref int position)
    {
        uint polynomial = Read(table, ref position, degree - 1);
        for (int k = 0; k < degree; k++)
            v[k] = ((2UL * Read(table, ref position, k)) + 1) << (Bits - 1 - k);
        for (int k = degree; k < Bits; k++)
        {
            v[k] = v[k - degree] ^ (v[k - degree] >> degree);
            for (int i = 1; i < degree; i++)
                v[k] ^= ((polynomial >> (degree - 1 - i)) & 1) * v[k - i];
        }
    }

    private static uint Read(byte[] table, ref int position, int bits)
    {
        uint value = 0;
        for (int end = position + bits; position < end; position++)
            value = (value << 1) | ((uint)(table[position >> 3] >> (7 - (position & 7))) & 1);
        return value;
    }

    // Each bit of the result is the bit itself plus a random combination of the higher ones: a lower triangular matrix over GF(2), unit
    // diagonal.
    private void Scramble(int dimension, ref Rng rng)
    {
        Span<ulong> rows = stackalloc ulong[Bits];
        for (int bit = 0; bit < Bits; bit++)
        {
            ulong own = 1UL << bit;
            ulong higher = ((1UL << Bits) - 1) & ~(own | (own - 1));
            rows[bit] = own | (rng.NextUInt64() & higher);
        }

        foreach (ref ulong direction in _directions.AsSpan(dimension * Bits, Bits))
        {
            ulong scrambled = 0;
            for (int bit = 0; bit < Bits; bit++)
                scrambled |= ((ulong)BitOperations.PopCount(rows[bit] & direction) & 1) << bit;
            direction = scrambled;
        }

        _shifts[dimension] = rng.NextUInt64() >> (64 - Bits);
    }
}
