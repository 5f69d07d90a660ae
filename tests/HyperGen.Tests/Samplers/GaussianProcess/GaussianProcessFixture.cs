using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

/// <summary>Small models over made-up data, for tests of the process itself.</summary>
internal static class GaussianProcessFixture
{
    /// <summary>Two floats, an integer, two choices and a conditional float.</summary>
    public static SearchSpace Mixed { get; } = new SearchSpaceBuilder("mixed")
        .AddFloat("X", 0, 1)
        .AddFloat("Y", 1e-4, 1, Scale.Log)
        .AddInt("I", 1, 7)
        .AddChoice("A", ["a", "b", "c"])
        .AddChoice("B", [false, true])
        .AddFloat("Z", -1, 1).When(3, 1)
        .Build();

    public static SearchSpace Box(int dimensions)
    {
        SearchSpaceBuilder builder = new($"box {dimensions}");
        for (int k = 0; k < dimensions; k++) builder.AddFloat($"X{k}", 0, 1);
        return builder.Build();
    }

    /// <summary>Columns with random rows of a space.</summary>
    public static Columns Rows(SearchSpace space, int count, ulong seed)
    {
        EncodedSpace encoded = new(space);
        Columns columns = new(encoded);
        Rng rng = Rng.ForStream(seed, 1, 1);
        double[] point = new double[space.Count];
        double[] codes = new double[encoded.Dimensions];
        for (int i = 0; i < count; i++)
        {
            space.Sample(ref rng, point);
            encoded.Encode(point, codes);
            columns.Add(codes);
        }

        return columns;
    }

    public static double[] Normals(int count, ulong seed)
    {
        Rng rng = Rng.ForStream(seed, 2, 2);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = rng.NextNormal();
        return values;
    }

    /// <summary>Hyperparameters near the prior's mode.</summary>
    public static double[] Theta(int dimensions, ulong seed)
    {
        double[] theta = new double[dimensions + 2];
        new HyperPrior(dimensions).Mode(theta);
        double[] noise = Normals(theta.Length, seed);
        for (int k = 0; k < theta.Length; k++) theta[k] += 0.3 * noise[k];
        return theta;
    }

    /// <summary>A surrogate over rows, conditioned on targets.</summary>
    public static Surrogate Conditioned(Columns columns, double[] theta, double[] targets)
    {
        Surrogate surrogate = new(columns);
        Assert.True(surrogate.TryFactor(theta, columns.Count));
        surrogate.Observe(targets);
        return surrogate;
    }
}
