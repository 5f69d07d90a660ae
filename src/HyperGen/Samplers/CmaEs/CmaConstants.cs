using HyperGen.Numerics;

namespace HyperGen.Sampling.CmaEs;

// Hansen 2016 (arXiv:1604.00772), table 1 and eq. 49-58
// d        dimensions          lambda   population          mu       parents
// w        recombination weights, the first mu positive and summing to 1, the others negative
// mu_eff   variance effective selection mass
// c_1, c_mu     learning rates of the rank-one and the rank-mu update
// c_sigma, d_sigma   rate and damping of the step size       c_c   rate of the evolution path
// chi      E ||N(0, I)||       alpha    smallest probability that the margin leaves to a neighbouring value (Hamano 2022)

/// <summary>The constants of CMA-ES for a dimension and a population.</summary>
internal sealed class CmaConstants
{
    public CmaConstants(int dimensions, int population)
    {
        double d = dimensions;
        (Dimensions, Population, Parents) = (dimensions, population, population / 2);
        double[] w = [.. Enumerable.Range(1, population).Select(i => Elementary.Log((population + 1) / 2.0) - Elementary.Log(i))];
        MuEff = SelectionMass(w.AsSpan(0, Parents));
        double muEffNegative = SelectionMass(w.AsSpan(Parents));

        C1 = 2 / (((d + 1.3) * (d + 1.3)) + MuEff);
        CMu = Math.Min(1 - C1 - 1e-8, 2 * (MuEff - 2 + (1 / MuEff)) / (((d + 2) * (d + 2)) + MuEff));
        double negative = Math.Min(1 + (C1 / CMu), Math.Min(1 + (2 * muEffNegative / (MuEff + 2)), (1 - C1 - CMu) / (d * CMu)));
        double positiveSum = w.Where(weight => weight > 0).Sum(), negativeSum = -w.Where(weight => weight < 0).Sum();
        Weights = [.. w.Select(weight => weight >= 0 ? weight / positiveSum : weight * negative / negativeSum)];
        WeightSum = Weights.Sum();

        CSigma = (MuEff + 2) / (d + MuEff + 5);
        DSigma = 1 + (2 * Math.Max(0, Math.Sqrt((MuEff - 1) / (d + 1)) - 1)) + CSigma;
        CC = (4 + (MuEff / d)) / (d + 4 + (2 * MuEff / d));
        Chi = Math.Sqrt(d) * (1 - (1 / (4 * d)) + (1 / (21 * d * d)));
        Alpha = 1 / (d * population);
        EigenInterval = Math.Max(1, (int)(1 / (10 * d * (C1 + CMu))));
    }

    public int Dimensions { get; }

    public int Population { get; }

    public int Parents { get; }

    public double[] Weights { get; }

    public double WeightSum { get; }

    public double MuEff { get; }

    public double C1 { get; }

    public double CMu { get; }

    public double CSigma { get; }

    public double DSigma { get; }

    public double CC { get; }

    public double Chi { get; }

    public double Alpha { get; }

    /// <summary>Generations between eigen-decompositions: the matrix hardly changes in between.</summary>
    public int EigenInterval { get; }

    /// <summary>4 + floor(3 ln d).</summary>
    public static int DefaultPopulation(int dimensions) => 4 + (int)(3 * Elementary.Log(dimensions));

    private static double SelectionMass(ReadOnlySpan<double> weights)
    {
        double sum = 0, squares = 0;
        foreach (double weight in weights) (sum, squares) = (sum + weight, squares + (weight * weight));
        return sum * sum / squares;
    }
}
