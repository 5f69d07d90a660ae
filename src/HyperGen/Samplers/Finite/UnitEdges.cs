using HyperGen.Numerics;

namespace HyperGen.Sampling.Finite;

/// <summary>The cells of a discrete numeric parameter on the unit interval.</summary>
internal static class UnitEdges
{
    /// <summary>Level k covers the positions from entry k to entry k + 1; the first entry is 0, the last 1.</summary>
    public static double[] Of(Parameter parameter)
    {
        int count = checked((int)parameter.Cardinality!.Value);
        double[] edges = new double[count + 1];
        edges[count] = 1;
        bool logarithmic = parameter is IntParameter { Scale: Scale.Log };
        double low = logarithmic ? Elementary.Log(((IntParameter)parameter).Low - 0.5) : 0;
        double width = logarithmic ? Elementary.Log(((IntParameter)parameter).High + 0.5) - low : 1;
        for (int level = 1; level < count; level++)
        {
            edges[level] = logarithmic
                ? (Elementary.Log(((IntParameter)parameter).Low + level - 0.5) - low) / width
                : (double)level / count;
        }

        return edges;
    }
}
