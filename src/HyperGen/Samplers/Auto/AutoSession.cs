namespace HyperGen.Sampling.Auto;

/// <summary>
/// One study served by several samplers in turn. Which one proposes a trial follows from the space, the budget, the number of finished
/// trials and the trial's number.
/// </summary>
/// <remarks>
/// Each sampler is a function of the history, whoever proposed what is in it, so a session may begin with any of them at any time: the
/// later ones start from all that is known.
/// </remarks>
internal sealed class AutoSession : ISamplerSession, IExplainedSampler
{
    private const int GaussianProcessTrials = 500;
    private const int SharedTrials = 2000;
    private const int MostCmaDimensions = 100;
    private const int InsuranceInterval = 20;
    private const int InsuranceFrom = 100; // trials before which gaps are left to the model

    private readonly SamplerStudy _study;
    private readonly bool _isNumeric;
    private readonly ChoiceInsurance _insurance;
    private readonly Lazy<ISamplerSession> _grid;
    private readonly Lazy<ISamplerSession> _bayesian;
    private readonly Lazy<ISamplerSession> _tpe;
    private readonly Lazy<ISamplerSession> _cma;
    private readonly Lazy<ISamplerSession> _gaps;
    private int _finished;

    public AutoSession(SamplerStudy study)
    {
        _study = study;
        _insurance = new ChoiceInsurance(study.Space);
        int dimensions = study.Space.Parameters.Count(parameter => parameter.Cardinality != 1);
        _isNumeric = dimensions <= MostCmaDimensions && study.Space.Parameters.All(
            parameter => parameter.Conditions.Count == 0 && (parameter is not ChoiceParameter || parameter.Cardinality == 1));
        _grid = Session(Samplers.Grid());
        _bayesian = Session(Samplers.Bayesian());
        _tpe = Session(Samplers.Tpe());
        _cma = Session(Samplers.CmaEs());
        _gaps = Session(Samplers.QuasiRandom());
    }

    public string Explanation => IsProcessInUse && _bayesian is { IsValueCreated: true, Value: IExplainedSampler { Explanation: var more } }
        ? $"{Method}; {more}"
        : Method;

    private string Method => (BudgetCoversSpace, _finished) switch
    {
        (_, < GaussianProcessTrials) =>
            $"a Gaussian process, because it learns most from few trials and there are {_finished} so far (up to {GaussianProcessTrials})",
        (true, _) => $"a grid of what is left, because {_study.Trials} trials cover all {_study.Space.Cardinality} points",
        (_, < SharedTrials) =>
            "a Gaussian process two times in three and a Parzen estimator, "
            + $"because {_finished} trials make an exact process dear (up to {SharedTrials})",
        _ when _isNumeric => $"CMA-ES, because the space is numeric and {_finished} trials are more than a Gaussian process can use",
        _ => $"a Parzen estimator, because {_finished} trials are more than a Gaussian process can use "
            + "and the space is not plainly numeric",
    };

    private bool IsProcessInUse => _finished < (BudgetCoversSpace ? GaussianProcessTrials : SharedTrials);

    private bool BudgetCoversSpace => _study.Space.Cardinality <= _study.Trials;

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        _finished = history.Count;
        if (BudgetCoversSpace && !IsProcessInUse) return _grid.Value.TryPropose(history, trialNumber, ref rng, point);
        if (trialNumber % InsuranceInterval == InsuranceInterval - 1)
        {
            if (_insurance.TryPropose(history, point)) return true;
            if (_finished >= InsuranceFrom) return _gaps.Value.TryPropose(history, trialNumber, ref rng, point);
        }

        return ModelFor(trialNumber).TryPropose(history, trialNumber, ref rng, point);
    }

    private ISamplerSession ModelFor(int trialNumber) => _finished switch
    {
        < GaussianProcessTrials => _bayesian.Value,
        < SharedTrials => trialNumber % 3 == 2 ? _tpe.Value : _bayesian.Value,
        _ => _isNumeric ? _cma.Value : _tpe.Value,
    };

    private Lazy<ISamplerSession> Session(ISampler sampler) => new(() => sampler.Start(_study), LazyThreadSafetyMode.None);
}
