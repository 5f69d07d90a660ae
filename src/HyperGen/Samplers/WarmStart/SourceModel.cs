using HyperGen.Numerics;
using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Sampling.WarmStart;

/// <summary>The model of one earlier study: a Gaussian process fitted once to its trials, in units of that study alone.</summary>
internal sealed class SourceModel
{
    private const double Level = 0.2; // strict enough: what passes is tested again on the trials of the new study

    private readonly FittedProcess _process;
    private readonly double[] _row;
    private readonly double[] _k;
    private readonly double[] _e;

    private SourceModel(string name, FittedProcess process)
    {
        (Name, _process) = (name, process);
        int length = Columns.Padded(process.Surrogate.Count);
        (_row, _k, _e) = (new double[process.Columns.Dimensions], new double[length], new double[length]);
    }

    /// <summary>The study's name.</summary>
    public string Name { get; }

    /// <summary>
    /// The model of a study, or <see langword="null"/> where its trials say nothing: all alike, hardly any, or noise, so that the model
    /// does not order them better than chance when each is left out in turn. A model of noise has slopes too, and would by luck follow
    /// those of the new study.
    /// </summary>
    public static SourceModel? Of(EncodedSpace space, EarlierStudy study, ConcordanceTest test)
    {
        FittedProcess process = new(space);
        if (!process.TryFit(study.Trials)) return null;
        double[] predictions = new double[process.Targets.Length];
        process.Surrogate.LeaveOneOut(process.Targets, predictions);
        return test.Probability(process.Targets, predictions) <= Level ? new SourceModel(study.Name, process) : null;
    }

    /// <summary>The posterior mean at codes: about 0 on average, about 1 in deviation, larger is better.</summary>
    public double At(ReadOnlySpan<double> codes)
    {
        _process.Columns.Prepare(codes, _row);
        return _process.Surrogate.Mean(_row, _k, _e);
    }

    /// <summary>
    /// Adds the slopes of the mean at the point of the last <see cref="At"/>, times a weight, in scaled units of another model's columns.
    /// </summary>
    public void AddSlopes(double weight, Columns target, Span<double> gradient)
    {
        ReadOnlySpan<double> alpha = _process.Surrogate.Alpha;
        for (int i = 0; i < alpha.Length; i++) _k[i] = alpha[i] * _e[i];
        Columns own = _process.Columns;
        for (int column = 0; column < own.Numbers; column++)
        {
            double slope = own.WeightedDifferences(column, _row[column], _k, alpha.Length);
            gradient[column] += weight * slope * own.Inverse(column) / target.Inverse(column);
        }
    }
}
