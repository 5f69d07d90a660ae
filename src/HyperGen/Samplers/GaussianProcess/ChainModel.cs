namespace HyperGen.Sampling.GaussianProcess;

/// <summary>One way to fit the trials of a chain, and the posterior that comes of it, grown row by row between two fits.</summary>
internal sealed class ChainModel(HyperFit fit, Surrogate surrogate)
{
    public HyperFit Fit => fit;

    public Surrogate Surrogate => surrogate;

    /// <summary>Whether the posterior is one of the last fit and of all rows.</summary>
    public bool IsFactored { get; private set; }

    /// <summary>To be called after a fit or a choice of other rows: the factor is made anew.</summary>
    public void Renew() => IsFactored = false;

    /// <summary>Brings the factor up to all rows of the columns; false where no jitter lets it.</summary>
    /// <param name="fittedRows">Number of rows at the last fit: rows that are appended have other last bits than rows factored at
    /// once.</param>
    /// <param name="fallback">Hyperparameters to take where those of the fit do not do.</param>
    public bool TryFactor(int fittedRows, ReadOnlySpan<double> fallback)
    {
        if (IsFactored) surrogate.Rescale();
        else if (!surrogate.TryFactor(fit.Theta, fittedRows) && !surrogate.TryFactor(fallback, fittedRows)) return false;

        IsFactored = true;
        while (surrogate.Count < surrogate.Columns.Count)
        {
            if (!surrogate.TryAppend()) return IsFactored = false;
        }

        return true;
    }
}
