using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public class DerivativePosteriorTests
{
    [Fact]
    public void Mean_isTheSlopeOfThePosteriorMean()
    {
        (Surrogate surrogate, Columns columns) = Model(GaussianProcessFixture.Box(3), 12);
        double[] codes = [0.3, 0.6, 0.2];
        for (int column = 0; column < 3; column++)
        {
            double slope = (MeanAt(surrogate, columns, codes, column, 1e-5) - MeanAt(surrogate, columns, codes, column, -1e-5)) / 2e-5;
            Assert.Equal(slope, DerivativePosterior.At(surrogate, codes, column).Mean, 1e-5);
        }
    }

    // A difference quotient over a distance at which the process is nearly linear has almost the deviation of the derivative.
    [Fact]
    public void Deviation_isThatOfADifferenceQuotient()
    {
        (Surrogate surrogate, Columns columns) = Model(GaussianProcessFixture.Box(1), 4);
        const double Step = 1e-3;
        double[] low = [0.95 - Step], high = [0.95 + Step];
        double[] rows = [Prepared(columns, low), Prepared(columns, high)];
        double quotient = Math.Sqrt(Covariance(surrogate, columns, rows[0], rows[0]) + Covariance(surrogate, columns, rows[1], rows[1])
            - (2 * Covariance(surrogate, columns, rows[0], rows[1]))) / (2 * Step);

        Assert.Equal(quotient, DerivativePosterior.At(surrogate, [0.95], 0).Deviation, 0.02 * quotient);
    }

    [Fact]
    public void Probability_ofBothSigns_isOne()
    {
        (Surrogate surrogate, Columns _) = Model(GaussianProcessFixture.Box(2), 6);
        DerivativePosterior slope = DerivativePosterior.At(surrogate, [1, 0.5], 0);

        Assert.Equal(1, slope.ProbabilityOf(1) + slope.ProbabilityOf(-1), 1e-12);
        Assert.Equal(slope.Mean > 0, slope.ProbabilityOf(1) > 0.5);
    }

    private static (Surrogate, Columns) Model(SearchSpace space, int rows)
    {
        Columns columns = GaussianProcessFixture.Rows(space, rows, 4);
        return (GaussianProcessFixture.Conditioned(columns, GaussianProcessFixture.Theta(space.Count, 5), GaussianProcessFixture.Normals(rows, 6)), columns);
    }

    private static double MeanAt(Surrogate surrogate, Columns columns, double[] codes, int column, double offset)
    {
        double[] moved = [.. codes];
        moved[columns.Order[column].Position] += offset;
        double[] row = new double[codes.Length], k = new double[Columns.Padded(surrogate.Count)], e = new double[k.Length];
        columns.Prepare(moved, row);
        return surrogate.Mean(row, k, e);
    }

    private static double Prepared(Columns columns, double[] codes)
    {
        double[] row = new double[1];
        columns.Prepare(codes, row);
        return row[0];
    }

    // k(x, x') − vᵀv' with the Matérn kernel written out.
    private static double Covariance(Surrogate surrogate, Columns columns, double one, double other)
    {
        double r = Math.Abs(one - other), root = Math.Sqrt(5) * r;
        double prior = surrogate.Amplitude * (1 + root + (root * root / 3)) * Math.Exp(-root);
        double[] v = Whitened(surrogate, columns, one), w = Whitened(surrogate, columns, other);
        return prior - v.Zip(w, (a, b) => a * b).Sum();
    }

    private static double[] Whitened(Surrogate surrogate, Columns columns, double prepared)
    {
        double[] k = new double[Columns.Padded(surrogate.Count)], e = new double[k.Length], v = new double[surrogate.Count];
        surrogate.Mean([prepared], k, e);
        surrogate.Whiten(k, v);
        return v;
    }
}
