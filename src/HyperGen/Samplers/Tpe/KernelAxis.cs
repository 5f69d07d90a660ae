namespace HyperGen.Sampling.Tpe;

/// <summary>
/// One parameter's factor of the product kernels of an estimator. Slot 0 is the prior kernel; a kernel whose trial did not have the
/// parameter is <em>masked</em>: its factor is the uniform density.
/// </summary>
internal abstract class KernelAxis
{
    /// <summary>Adds the kernel of a trial.</summary>
    /// <param name="slot">A free slot, at least 1.</param>
    /// <param name="value">The trial's value; NaN where the parameter was inactive.</param>
    public abstract void Insert(int slot, double value);

    /// <summary>Removes a kernel.</summary>
    public abstract void Remove(int slot);

    /// <summary>Removes all kernels but the prior.</summary>
    public abstract void Clear();

    /// <summary>Brings what depends on neighbouring kernels up to date after insertions and removals.</summary>
    public abstract void Commit();

    /// <summary>Draws a value of the parameter from one kernel.</summary>
    public abstract double Sample(int slot, ref Rng rng);

    /// <summary>What <see cref="AddLogFactors"/> wants to know of a value.</summary>
    public abstract double Position(double value);

    /// <summary>Adds the logarithm of each kernel's factor at each candidate to sums of kernels by candidates.</summary>
    /// <param name="start">First slot, a multiple of 4; free slots up to the padded length get numbers without meaning, never NaN.</param>
    /// <param name="count">Number of slots, a multiple of 4.</param>
    /// <param name="positions">The candidates for which the parameter is active.</param>
    /// <param name="rows">Where each candidate's row begins in the sums.</param>
    /// <param name="sums">The sums.</param>
    public abstract void AddLogFactors(int start, int count, ReadOnlySpan<double> positions, ReadOnlySpan<int> rows, Span<double> sums);

    /// <summary>Makes room for slots 0 ... <paramref name="slots"/> - 1.</summary>
    /// <param name="slots">A multiple of 4.</param>
    public abstract void EnsureCapacity(int slots);

    /// <summary>The factor of a parameter with more than one value.</summary>
    public static KernelAxis For(Parameter parameter) => parameter switch
    {
        ChoiceParameter choice => new CategoryAxis(choice.Choices.Count),
        { Cardinality: <= CellAxis.MostCells } => new CellAxis(parameter),
        _ => new NormalAxis(parameter),
    };
}
