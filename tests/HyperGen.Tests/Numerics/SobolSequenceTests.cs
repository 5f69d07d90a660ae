using CsCheck;
using HyperGen.Numerics;

namespace HyperGen.Tests.Numerics;

public class SobolSequenceTests
{
    [Fact]
    public void Plain_sequence_starts_with_the_published_points()
    {
        double[][] expected =
        [
            [0.0, 0.0, 0.0, 0.0, 0.0],
            [0.5, 0.5, 0.5, 0.5, 0.5],
            [0.75, 0.25, 0.25, 0.25, 0.75],
            [0.25, 0.75, 0.75, 0.75, 0.25],
            [0.375, 0.375, 0.625, 0.875, 0.375],
            [0.875, 0.875, 0.125, 0.375, 0.875],
            [0.625, 0.125, 0.875, 0.625, 0.625],
            [0.125, 0.625, 0.375, 0.125, 0.125],
        ];
        SobolSequence sequence = new(5);
        double[] point = new double[5];
        for (int i = 0; i < expected.Length; i++)
        {
            sequence.Point(i, point);
            Assert.Equal(expected[i], point);
        }
    }

    /// <summary>Coordinates 0, 5, 99, 500 and 1110, computed from the published table by another program.</summary>
    [Theory]
    [InlineData(37, 0.921875, 0.296875, 0.171875, 0.171875, 0.984375)]
    [InlineData(63, 0.015625, 0.140625, 0.078125, 0.640625, 0.015625)]
    [InlineData(123456789, 0.9758977368474007, 0.8513608798384666, 0.6261719837784767, 0.5455020144581795, 0.47841165214776993)]
    [InlineData((1L << 52) - 1, 2.220446049250313e-16, 0.3302481288073984, 0.5676855326246064, 0.292668810725093, 0.8979032156753661)]
    public void Far_points_and_dimensions_match_the_table(long index, double first, double sixth, double hundredth, double middle, double last)
    {
        double[] point = new double[SobolSequence.MaximumDimension];
        new SobolSequence(SobolSequence.MaximumDimension).Point(index, point);
        Assert.Equal([first, sixth, hundredth, middle, last], [point[0], point[5], point[99], point[500], point[1110]]);
    }

    [Fact]
    public void Every_aligned_block_has_one_point_in_each_stratum_of_each_axis_scrambled_or_not() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 7], Gen.Int[0, 50], Gen.Int[1, 40]).Sample(
            (seed, k, block, dimension) =>
            {
                Rng rng = Rng.ForStream(seed, 0, 0);
                return IsStratified(new SobolSequence(dimension), k, block) && IsStratified(new SobolSequence(dimension, ref rng), k, block);
            },
            iter: 60);

    [Fact]
    public void Scrambling_keeps_the_first_two_dimensions_a_net()
    {
        // (0, m, 2)-net: each elementary interval of area 2^−m holds exactly one of 2^m points.
        Rng rng = Rng.ForTrial(3, 0);
        SobolSequence sequence = new(2, ref rng);
        const int m = 6;
        double[] point = new double[2];
        for (int split = 0; split <= m; split++)
        {
            HashSet<(int, int)> cells = [];
            for (int i = 0; i < 1 << m; i++)
            {
                sequence.Point(i, point);
                cells.Add(((int)(point[0] * (1 << split)), (int)(point[1] * (1 << (m - split)))));
            }

            Assert.Equal(1 << m, cells.Count);
        }
    }

    [Fact]
    public void Scrambles_differ_by_stream_and_are_reproducible()
    {
        double[] First(int trial)
        {
            Rng rng = Rng.ForTrial(1, trial);
            double[] point = new double[3];
            new SobolSequence(3, ref rng).Point(0, point);
            return point;
        }

        Assert.Equal(First(0), First(0));
        Assert.NotEqual(First(0), First(1));
        Assert.All(First(0), u => Assert.InRange(u, 0, 1));
        double mean = Enumerable.Range(0, 300).Average(trial => First(trial)[2]);
        Assert.InRange(mean, 0.42, 0.58);
    }

    [Fact]
    public void Impossible_requests_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(SobolSequence.MaximumDimension + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(1).Point(-1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(1).Point(1L << 52, new double[1]));
        Assert.Throws<ArgumentException>(() => new SobolSequence(2).Point(0, new double[1]));
    }

    private static bool IsStratified(SobolSequence sequence, int k, int block)
    {
        int size = 1 << k;
        bool[,] seen = new bool[sequence.Dimension, size];
        double[] point = new double[sequence.Dimension];
        for (int i = 0; i < size; i++)
        {
            sequence.Point(((long)block * size) + i, point);
            for (int j = 0; j < point.Length; j++)
            {
                int stratum = (int)(point[j] * size);
                if (seen[j, stratum])
                    return false;
                seen[j, stratum] = true;
            }
        }

        return true;
    }
}
