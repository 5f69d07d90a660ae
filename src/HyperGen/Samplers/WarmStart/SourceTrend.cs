using System.Runtime.InteropServices;
using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Sampling.WarmStart;

/// <summary>
/// What earlier studies lead one to expect of a point: the means of their models, weighted by how well each ranks this study's trials.
/// </summary>
/// <remarks>
/// The process of this study models what is left over: t = β + ρ m(x) + δ(x), with m the trend, standardised over the trials so far, and ρ
/// fitted with the hyperparameters of δ (Kennedy, O'Hagan 2000, Biometrika 87, eq. 1; see <see cref="TrendMean"/>). The scale of values in
/// an earlier study does not matter, and where the trials disagree with the trend the process corrects it.
/// </remarks>
internal sealed class SourceTrend
{
    private const string NoOrder = "left aside, because no model orders their own trials better than chance does";
    private const double LeastDeviation = 0.2; // trials that the sources hold nearly equal tell nothing about the scale

    private readonly SourceModel[] _models;
    private readonly string _aside; // what is said of the others
    private readonly RankWeights _ranks;
    private readonly List<double>[] _predictions; // by source and row
    private readonly List<double> _values = []; // by row
    private double _centre;
    private double _scale = 1;

    private SourceTrend(SourceModel[] models, string aside, ulong seed, ConcordanceTest test)
    {
        (_models, _aside) = (models, aside);
        _ranks = new RankWeights(models.Length, seed, test);
        _predictions = [.. models.Select(_ => new List<double>())];
    }

    /// <summary>Whether any source counts.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>Which earlier studies count and how much, for people.</summary>
    public string Description
    {
        get
        {
            if (!IsTrusted) return $"no earlier study counts so far: none is known to rank the trials better than chance{_aside}";
            IEnumerable<string> counting = _models.Index().Where(one => _ranks.Values[one.Index] > 0)
                .Select(one => FormattableString.Invariant($"'{one.Item.Name}' {_ranks.Values[one.Index]:0.00}"));
            return $"earlier studies count by how well they rank the trials: {string.Join(", ", counting)}{_aside}";
        }
    }

    /// <summary>m at the rows, empty while no source counts.</summary>
    public ReadOnlySpan<double> Values => IsTrusted ? CollectionsMarshal.AsSpan(_values) : [];

    /// <summary>
    /// The trend of a study, or <see langword="null"/> when there is no earlier one, or none to learn from: <see cref="NothingIn"/> says
    /// so.
    /// </summary>
    public static SourceTrend? Of(EncodedSpace space, SamplerStudy study)
    {
        ConcordanceTest test = new(study.Seed);
        List<SourceModel> models = [];
        List<string> aside = [];
        foreach (EarlierStudy earlier in study.Earlier)
        {
            if (SourceModel.Of(space, earlier, test) is { } model) models.Add(model);
            else aside.Add($"'{earlier.Name}'");
        }

        if (models.Count == 0) return null;
        return new SourceTrend(
            [.. models], aside.Count == 0 ? "" : $"; {string.Join(", ", aside)} {NoOrder}", study.Seed, test);
    }

    /// <summary>What is said where no earlier study can be learned from, for people.</summary>
    public static string NothingIn(IReadOnlyList<EarlierStudy> earlier) =>
        $"no earlier study counts: {string.Join(", ", earlier.Select(study => $"'{study.Name}'"))} {NoOrder}";

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<double> codes)
    {
        for (int i = 0; i < _models.Length; i++) _predictions[i].Add(_models[i].At(codes));
        _values.Add(IsTrusted ? Combined(_values.Count) : 0);
    }

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        foreach (List<double> predictions in _predictions) predictions.Clear();
        _values.Clear();
    }

    /// <summary>Rises with every call of <see cref="Weigh"/>: between two changes m stays what it is at every point.</summary>
    public int Weighings { get; private set; }

    /// <summary>Weighs the sources anew by the targets of all rows, larger is better.</summary>
    public void Weigh(ReadOnlySpan<double> t)
    {
        Weighings++;
        _ranks.Judge(t, _predictions);
        IsTrusted = _ranks.Values.ContainsAnyExcept(0.0);
        if (!IsTrusted) return;
        (_centre, _scale) = (0, 1);
        double sum = 0, squares = 0;
        for (int row = 0; row < _values.Count; row++) sum += _values[row] = Combined(row);
        double mean = sum / _values.Count;
        foreach (double value in _values) squares += (value - mean) * (value - mean);
        (_centre, _scale) = (mean, 1 / Math.Max(LeastDeviation, Math.Sqrt(squares / _values.Count)));
        for (int row = 0; row < _values.Count; row++) _values[row] = (_values[row] - _centre) * _scale;
    }

    /// <summary>m at codes.</summary>
    public double At(ReadOnlySpan<double> codes)
    {
        double sum = 0;
        for (int i = 0; i < _models.Length; i++)
        {
            if (_ranks.Values[i] > 0) sum += _ranks.Values[i] * _models[i].At(codes);
        }

        return (sum - _centre) * _scale;
    }

    /// <summary>
    /// Adds the slopes of m at the point of the last <see cref="At"/>, times a weight, along the numeric columns of the study's model.
    /// </summary>
    public void AddSlopes(double weight, Columns columns, Span<double> gradient)
    {
        for (int i = 0; i < _models.Length; i++)
        {
            if (_ranks.Values[i] > 0) _models[i].AddSlopes(weight * _ranks.Values[i] * _scale, columns, gradient);
        }
    }

    private double Combined(int row)
    {
        double sum = 0;
        for (int i = 0; i < _models.Length; i++) sum += _ranks.Values[i] * _predictions[i][row];
        return (sum - _centre) * _scale;
    }
}
