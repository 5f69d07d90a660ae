namespace Quickstart;

/// <summary>How the columns are brought to a common scale.</summary>
public enum Scaling
{
    MinMax,
    MeanVariance,
    LogMeanVariance,
    Quantiles,
}
