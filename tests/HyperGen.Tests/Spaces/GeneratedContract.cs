using CsCheck;

namespace HyperGen.Tests.Spaces;

/// <summary>What holds for every generated space.</summary>
internal static class GeneratedContract
{
    private const int Draws = 200;

    public static void Check<T>()
        where T : ISearchSpace<T>
    {
        Sampling_equals_decoding_a_sampled_point<T>();
        Encoding_inverts_decoding<T>();
        Unit_positions_decode_within_the_domains<T>();
    }

    private static void Sampling_equals_decoding_a_sampled_point<T>()
        where T : ISearchSpace<T>
    {
        double[] point = new double[T.SearchSpace.Count];
        double[] encoded = new double[point.Length];
        double[] again = new double[point.Length];
        for (ulong i = 0; i < Draws; i++)
        {
            Rng typed = Rng.ForStream(7, i, 0);
            Rng numeric = Rng.ForStream(7, i, 0);
            T config = T.Sample(ref typed);
            T.SearchSpace.Sample(ref numeric, point);
            Assert.Null(T.SearchSpace.Problem(point));
            T.Encode(config, encoded);
            T.Encode(T.Decode(point), again);
            Assert.Equal(again, encoded);
            Assert.Equal(numeric.NextUInt64(), typed.NextUInt64());
            Assert.True(T.SearchSpace.IsFeasible(point));
        }
    }

    private static void Encoding_inverts_decoding<T>()
        where T : ISearchSpace<T>
    {
        double[] point = new double[T.SearchSpace.Count];
        for (ulong i = 0; i < Draws; i++)
        {
            Rng rng = Rng.ForStream(8, i, 0);
            T config = T.Sample(ref rng);
            T.Encode(config, point);
            Assert.True(T.SearchSpace.Problem(point) is null, T.SearchSpace.Problem(point));
            Assert.Equal(config.ToCSharp(), T.Decode(point).ToCSharp());
        }
    }

    private static void Unit_positions_decode_within_the_domains<T>()
        where T : ISearchSpace<T>
    {
        SearchSpace space = T.SearchSpace;
        double[] corners = [0, 1, 0.5, double.Epsilon, double.BitDecrement(1)];
        foreach (double corner in corners) Decodes(_ => corner);
        Gen.Double.Array[Math.Max(1, space.Count)].Sample(units => Decodes(i => units[i] - Math.Floor(units[i])), iter: 100);

        void Decodes(Func<int, double> unitOf)
        {
            double[] point = new double[space.Count];
            foreach (int index in space.ActivationOrder)
            {
                Parameter parameter = space.Parameters[index];
                double unit = unitOf(index);
                point[index] = parameter.IsActive(point) ? parameter.FromUnit(double.IsFinite(unit) ? unit : 0) : double.NaN;
            }

            Assert.True(space.Problem(point) is null, space.Problem(point));
            double[] encoded = new double[space.Count];
            T.Encode(T.Decode(point), encoded);
            Assert.True(space.Problem(encoded) is null, space.Problem(encoded));
        }
    }
}
