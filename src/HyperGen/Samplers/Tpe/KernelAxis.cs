namespace HyperGen.Sampling.Tpe;

/// <summary>
/// One parameter's factor of the kernels, one kernel per trial. Factors are densities relative to a uniform draw; where the trial did not
/// have the parameter the factor is 1: the kernel is <em>masked</em>.
/// </summary>
internal abstract class KernelAxis
{
    /// <summary>Where the kernels sit, by row; NaN for a masked one. The length is a multiple of 4.</summary>
    protected double[] Centres { get; private set; } = [];

    /// <summary>Centre of a kernel; NaN for a masked one.</summary>
    public double Centre(int row) => Centres[row];

    /// <summary>Places the kernel of a trial.</summary>
    /// <param name="row">The trial's row.</param>
    /// <param name="value">The trial's value; NaN where the parameter was inactive.</param>
    public void Place(int row, double value) => Centres[row] = double.IsNaN(value) ? double.NaN : Position(value);

    /// <summary>Makes room.</summary>
    /// <param name="rows">A multiple of 4.</param>
    public void EnsureCapacity(int rows)
    {
        double[] centres = Centres;
        int old = centres.Length;
        if (rows <= old) return;
        Array.Resize(ref centres, rows);
        Array.Fill(centres, double.NaN, old, rows - old);
        Centres = centres;
    }

    /// <summary>Adapts the width of the kernels to the good trials.</summary>
    /// <param name="good">The good trials.</param>
    public virtual void Fit(GoodTrials good)
    {
    }

    /// <summary>Where a value lies in the coordinate of the kernels.</summary>
    public abstract double Position(double value);

    /// <summary>Draws a value from the kernel of a trial; uniformly from a masked one.</summary>
    public abstract double Sample(int row, ref Rng rng);

    /// <summary>Adds the logarithm of each kernel's factor at each candidate to sums of kernels by candidates.</summary>
    /// <param name="start">First row, a multiple of 4.</param>
    /// <param name="count">Number of rows, a multiple of 4.</param>
    /// <param name="positions">The candidates for which the parameter is active.</param>
    /// <param name="offsets">Where each candidate's sums begin.</param>
    /// <param name="sums">The sums.</param>
    public abstract void AddLogFactors(int start, int count, ReadOnlySpan<double> positions, ReadOnlySpan<int> offsets, Span<double> sums);

    /// <summary>The factor of a parameter with more than one value.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="numbers">How many parameters of the space are numeric.</param>
    public static KernelAxis For(Parameter parameter, int numbers) =>
        parameter is ChoiceParameter choice ? new CategoryAxis(choice.Choices.Count) : new NormalAxis(parameter, numbers);
}
