using CsCheck;
using HyperGen.Numerics;

namespace HyperGen.Tests.Numerics;

public class RngTests
{
    /// <summary>The known-answer vectors that Random123 publishes for philox4x64 with 10 rounds: counter, key, result.</summary>
    public static readonly TheoryData<ulong[], ulong[], ulong[]> KnownAnswers = new()
    {
        { [0, 0, 0, 0], [0, 0], [0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b] },
        {
            [ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue], [ulong.MaxValue, ulong.MaxValue],
            [0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0]
        },
        {
            [0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89], [0x452821e638d01377, 0xbe5466cf34e90c6c],
            [0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6]
        },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Philox_gives_the_published_answers(ulong[] counter, ulong[] key, ulong[] expected)
    {
        ulong[] c = [.. counter];
        Philox4x64.Encrypt(key[0], key[1], ref c[0], ref c[1], ref c[2], ref c[3]);
        Assert.Equal(expected, c);
    }

    [Fact]
    public void Default_stream_is_the_stream_of_zeros()
    {
        Rng rng = default;
        ulong[] first = [rng.NextUInt64(), rng.NextUInt64(), rng.NextUInt64(), rng.NextUInt64()];
        Assert.Equal([0x16554d9eca36314cUL, 0xdb20fe9d672d0fdcUL, 0xd7e772cee186176bUL, 0x7e68b68aec7ba23bUL], first);
        Rng same = Rng.ForStream(0, 0, 0);
        Assert.Equal(first[0], same.NextUInt64());
    }

    [Fact]
    public void Streams_of_different_seeds_trials_and_numbers_differ()
    {
        HashSet<ulong> first = [];
        ulong[] seeds = [0, 1, 2, ulong.MaxValue, long.MaxValue];
        int count = 0;
        foreach (ulong seed in seeds)
        {
            for (int i = 0; i < 50; i++)
            {
                Rng trial = Rng.ForTrial(seed, i);
                Rng stream = Rng.ForStream(seed, 1, (ulong)i);
                first.Add(trial.NextUInt64());
                first.Add(stream.NextUInt64());
                count += 2;
            }
        }

        Assert.Equal(count, first.Count);
    }

    [Fact]
    public void A_copy_continues_from_the_same_point()
    {
        Rng rng = Rng.ForTrial(42, 7);
        rng.NextDouble();
        Rng copy = rng;
        for (int i = 0; i < 20; i++)
            Assert.Equal(rng.NextUInt64(), copy.NextUInt64());
    }

    [Fact]
    public void Trial_stream_is_pinned()
    {
        // A changed value here would change every recorded study. First two values as numpy.random.Philox with this key gives them.
        Rng rng = Rng.ForTrial(1, 0);
        Assert.Equal(0xe8986429307b216cUL, rng.NextUInt64());
        Assert.Equal(0.09481547240902144, rng.NextDouble());
        Assert.Equal(-1.0626178113294149, rng.NextNormal());
    }

    [Fact]
    public void Draws_keep_to_their_ranges()
    {
        Gen.Select(Gen.ULong, Gen.Double[-1e308, 1e308], Gen.Double[-1e308, 1e308], Gen.Long, Gen.Long).Sample((seed, a, b, c, d) =>
        {
            Rng rng = Rng.ForStream(seed, 3, 0);
            (double low, double high) = a < b ? (a, b) : (b, a);
            (long from, long to) = c < d ? (c, d) : (d, c);
            double x = rng.NextFloat(low, high);
            long k = rng.NextInt(from, to);
            double u = rng.NextDouble();
            double open = rng.NextOpenDouble();
            int index = rng.NextIndex((int)(seed % 100) + 1);
            return x >= low && x <= high && k >= from && k <= to && u is >= 0 and < 1 && open is > 0 and < 1 && index >= 0 && index <= (int)(seed % 100);
        });
        Gen.Select(Gen.ULong, Gen.Double[1e-300, 1e300], Gen.Double[1e-300, 1e300], Gen.Long[1, long.MaxValue], Gen.Long[1, long.MaxValue]).Sample((seed, a, b, c, d) =>
        {
            Rng rng = Rng.ForStream(seed, 3, 0);
            double x = rng.NextLogFloat(Math.Min(a, b), Math.Max(a, b));
            long k = rng.NextLogInt(Math.Min(c, d), Math.Max(c, d));
            return x >= Math.Min(a, b) && x <= Math.Max(a, b) && k >= Math.Min(c, d) && k <= Math.Max(c, d);
        });
    }

    [Fact]
    public void Draws_survive_extreme_bounds()
    {
        Rng rng = Rng.ForTrial(ulong.MaxValue, int.MaxValue);
        bool negative = false;
        bool positive = false;
        for (int i = 0; i < 64; i++)
        {
            double x = rng.NextFloat(-1e308, 1e308);
            negative |= x < -1e307;
            positive |= x > 1e307;
            Assert.Equal(3.5, rng.NextFloat(3.5, 3.5));
            Assert.Equal(1e-7, rng.NextLogFloat(1e-7, 1e-7));
            Assert.Equal(9, rng.NextInt64(9, 9));
            Assert.InRange(rng.NextLogFloat(double.Epsilon, double.MaxValue), double.Epsilon, double.MaxValue);
            Assert.InRange(rng.NextLogInt(1, long.MaxValue), 1, long.MaxValue);
            Assert.InRange(rng.NextSteppedInt(long.MinValue, long.MaxValue, 3), long.MinValue, long.MaxValue);
            rng.NextInt64(long.MinValue, long.MaxValue);
        }

        Assert.True(negative && positive);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rng.ForTrial(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Rng).NextInt64(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Rng).NextIndex(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Rng).NextFloat(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Rng).NextFloat(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Rng).NextFloat(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Rng).NextLogFloat(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Rng).NextLogInt(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Rng).NextSteppedFloat(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Rng).NextSteppedInt(0, 1, 0));
        Assert.Throws<OverflowException>(() =>
        {
            Rng rng = Rng.ForTrial(3, 3);
            for (int i = 0; i < 100; i++)
                rng.NextSteppedInt(0, long.MaxValue, 3);
        });
    }

    [Fact]
    public void Uniform_indices_pass_a_chi_squared_test()
    {
        Rng rng = Rng.ForTrial(2024, 0);
        const int cells = 10;
        const int draws = 20_000;
        int[] counts = new int[cells];
        int[] logCounts = new int[3];
        for (int i = 0; i < draws; i++)
        {
            counts[rng.NextIndex(cells)]++;
            logCounts[rng.NextLogInt(1, 3) - 1]++;
        }

        Assert.InRange(counts.Sum(c => Math.Pow(c - (draws / (double)cells), 2) / (draws / (double)cells)), 0, 27.9); // p = 0.001
        double[] mass = [Math.Log(3), Math.Log(5.0 / 3), Math.Log(7.0 / 5)];
        Assert.InRange(logCounts.Select((c, i) => Math.Pow(c - (draws * mass[i] / Math.Log(7)), 2) / (draws * mass[i] / Math.Log(7))).Sum(), 0, 13.8);
    }

    [Fact]
    public void Normal_draws_have_mean_zero_and_variance_one()
    {
        Rng rng = Rng.ForTrial(5, 0);
        const int draws = 20_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++)
        {
            double z = rng.NextNormal();
            sum += z;
            squares += z * z;
        }

        Assert.InRange(sum / draws, -0.03, 0.03);
        Assert.InRange(squares / draws, 0.96, 1.04);
    }

    [Fact]
    public void Shuffle_permutes_and_every_order_of_three_occurs_equally_often()
    {
        Dictionary<string, int> seen = [];
        for (int trial = 0; trial < 3000; trial++)
        {
            Rng rng = Rng.ForTrial(9, trial);
            char[] items = ['a', 'b', 'c'];
            rng.Shuffle(items.AsSpan());
            string order = new(items);
            seen[order] = seen.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(6, seen.Count);
        Assert.All(seen.Values, count => Assert.InRange(count, 400, 600));
    }
}
